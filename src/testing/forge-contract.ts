import { describe, expect, it } from 'vitest'
import type { CommitId } from '../domain/ids.ts'
import { runGit } from '../git/run-git.ts'
import type { ChainedCommit, CommitChain, CommitWrite, Forge } from '../ports.ts'
import { BranchMoved } from '../ports.ts'
import { legalTexts, refusedPaths } from './unusual-text.ts'

/** A forge to test: fresh, with a `main` of one commit that holds `contractFiles`. */
export interface ForgeUnderTest {
  forge: Forge
  /** Another one on the same repository, as another process would have it. */
  other: Forge
  /** The bare repository where the truth is, read with git by the suite. */
  gitDir: string
}

export interface ContractOptions {
  /** `kept` (default): the commit has the date of the write. `own`: the code host dates commits itself. */
  dates?: 'kept' | 'own'
}

/** What `main` holds at first. */
export const contractFiles = { 'content/plan.md': '---\ntitle: Plan\n---\n', 'content/actions/haies.md': 'Planter des haies.\n', 'content/actions/mares.md': 'Creuser des mares.\n' }

const at = '2026-02-03T04:05:06Z'
const person = '0000000001'

/** What every adapter of the `Forge` port must do; each adapter's own test file calls this with a way to make it. */
export function forgeContract(name: string, make: () => Promise<ForgeUnderTest>, { dates = 'kept' }: ContractOptions = {}): void {
  async function start() {
    const made = await make()
    const { main } = await made.forge.refresh()
    const git = async (...args: string[]): Promise<string> => (await runGit(['--git-dir', made.gitDir, ...args])).toString()
    const write = (fields: Partial<CommitWrite>): Promise<CommitId> =>
      made.forge.writeCommit({ branch: 'main', expected: main, parents: [main], base: main, files: new Map([['content/a.md', 'A\n']]), message: 'plan: one\n', at, ...fields })
    return { ...made, main, git, write }
  }

  describe(`${name}: refresh and headOf`, () => {
    it('says where the branches stand, absent ones as null', async () => {
      const { forge, main, write } = await start()
      expect(await forge.refresh()).toEqual({ main, register: null, people: null })
      expect(await forge.headOf('amendments/0000000001')).toBeNull()
      const head = await write({})
      expect(await forge.headOf('main')).toBe(head)
      expect((await forge.refresh()).main).toBe(head)
    })

    it('shows in the repository what another process wrote', async () => {
      const { forge, other, main } = await start()
      const head = await other.writeCommit({ branch: 'main', expected: main, parents: [main], base: main, files: new Map([['content/b.md', 'B']]), message: 'plan: b\n', at })
      expect((await forge.refresh()).main).toBe(head)
      expect((await forge.repository.readFolder(head, 'content')).get('b.md')).toBe('B')
      expect((await forge.repository.log(head, 'content')).map(({ id }) => id)).toEqual([main, head])
    })

    it('refuses a branch that is not a plan’s', async () => {
      const { forge, write } = await start()
      for (const branch of ['heads', '../main', 'amendments/../../x', 'amendments/UPPERCASE1', 'amendments/', 'main.lock', 'main/0000000001']) {
        await expect(forge.headOf(branch as 'main')).rejects.toMatchObject({ code: 'forge.unknown-branch' })
        await expect(write({ branch: branch as 'main', expected: null })).rejects.toMatchObject({ code: 'forge.unknown-branch' })
      }
    })
  })

  describe(`${name}: writeCommit`, () => {
    it('adds, changes and removes files and leaves the others', async () => {
      const { forge, write } = await start()
      const head = await write({ files: new Map([['content/actions/haies.md', null], ['content/actions/mares.md', 'Deux mares.\n'], ['content/axes/eau.md', 'Eau\n'], ['content/never-there.md', null]]) })
      expect(await forge.repository.readFolder(head, '')).toEqual(new Map([['content/actions/mares.md', 'Deux mares.\n'], ['content/axes/eau.md', 'Eau\n'], ['content/plan.md', contractFiles['content/plan.md']]]))
    })

    it('gives one file, and null where there is none', async () => {
      const { forge, write } = await start()
      const head = await write({ files: new Map([['content/axes/eau.md', 'Eau\n']]) })
      const read = (path: string): Promise<string | null> => forge.repository.readFile(head, path)
      expect([await read('content/axes/eau.md'), await read('content/axes/terre.md'), await read('content/axes')]).toEqual(['Eau\n', null, null])
    })

    it('makes a commit with the parents, the base and the date given', async () => {
      const { forge, main, git, write } = await start()
      const branch = await write({ branch: `amendments/${person}`, expected: null, files: new Map([['content/b.md', 'B\n']]) })
      const head = await write({ files: new Map([['content/c.md', 'C\n']]) })
      const merge = await write({ expected: head, parents: [head, branch], base: branch, files: new Map([['content/c.md', 'C\n']]) })
      expect((await git('log', '-1', '--format=%P', merge)).trim()).toBe(`${head} ${branch}`)
      expect([...(await forge.repository.readFolder(merge, 'content')).keys()].filter((path) => !path.includes('/'))).toEqual(['b.md', 'c.md', 'plan.md'])
      if (dates === 'kept') expect((await git('log', '-1', '--format=%aI %cI', merge)).trim()).toBe('2026-02-03T04:05:06+00:00 2026-02-03T04:05:06+00:00')
      expect((await forge.repository.log(merge, 'content')).map(({ id }) => id)).toEqual([main, head, merge])
    })

    it('starts an orphan branch, and from an empty tree on request', async () => {
      const { forge, git, write } = await start()
      const first = await write({ branch: 'register', expected: null, parents: [], base: null, files: new Map([['events/1.json', '{}\n']]) })
      expect((await git('rev-list', '--parents', first)).trim()).toBe(first)
      const second = await write({ branch: 'register', expected: first, parents: [first], base: null, files: new Map([['events/2.json', '{}\n']]) })
      expect((await forge.repository.readFolder(second, '')).size).toBe(1)
    })

    it('throws BranchMoved with both heads when another wrote first, and changes nothing', async () => {
      const { forge, other, main, write } = await start()
      const theirs = await other.writeCommit({ branch: 'main', expected: main, parents: [main], base: main, files: new Map([['content/b.md', 'B']]), message: 'plan: theirs\n', at })
      const lost = await write({}).catch((error: unknown) => error)
      expect(lost).toBeInstanceOf(BranchMoved)
      expect(lost).toMatchObject({ code: 'forge.branch-moved', data: { branch: 'main', expected: main, actual: theirs } })
      expect((await forge.refresh()).main).toBe(theirs)
    })

    it('throws BranchMoved for a branch that is there and should not be, or the reverse', async () => {
      const { main, write } = await start()
      await write({ branch: 'register', expected: null, parents: [] })
      await expect(write({ branch: 'register', expected: null, parents: [], message: 'register: other\n' })).rejects.toBeInstanceOf(BranchMoved)
      await expect(write({ branch: `amendments/${person}`, expected: main })).rejects.toBeInstanceOf(BranchMoved)
    })

    it('returns the same head when the same write is made again after its answer was lost', async () => {
      const { other, main, git, write } = await start()
      const head = await write({})
      expect(await write({})).toBe(head)
      const orphan = await write({ branch: 'register', expected: null, parents: [], base: null })
      expect(await write({ branch: 'register', expected: null, parents: [], base: null })).toBe(orphan)
      await other.writeCommit({ branch: 'main', expected: head, parents: [head], base: head, files: new Map([['content/later.md', '.']]), message: 'plan: later\n', at })
      expect(await write({})).toBe(head)
      expect((await git('rev-list', '--count', 'main')).trim()).toBe('3')
      expect((await git('rev-list', '--count', `${main}..main`)).trim()).toBe('2')
    })

    it('refuses to lose history, except on people', async () => {
      const { forge, main, write } = await start()
      await expect(write({ parents: [] })).rejects.toMatchObject({ code: 'forge.would-lose-history' })
      await expect(write({ parents: [], replace: true })).rejects.toMatchObject({ code: 'forge.would-lose-history' })
      expect((await forge.refresh()).main).toBe(main)
    })

    it('replaces people by one parentless commit from which the old one cannot be reached', async () => {
      const { git, write } = await start()
      const people: Partial<CommitWrite> = { branch: 'people', parents: [], base: null, replace: true }
      const first = await write({ ...people, expected: null, files: new Map([['people.json', '{"a":1}']]) })
      const second = await write({ ...people, expected: first, files: new Map([['people.json', '{}']]) })
      expect((await git('rev-list', '--parents', 'people')).trim()).toBe(second)
      await expect(write({ ...people, expected: first, files: new Map([['people.json', '{"b":1}']]) })).rejects.toBeInstanceOf(BranchMoved)
    })

    it('keeps message and trailers byte for byte', async () => {
      const { forge, main, git, write } = await start()
      const message = 'plan: integrate 42\n\n# not a comment\n\n  é e\u0301 “quoted” \n\n\nContribution: 0000000042\nDecision: accepted\nIdea-Of: p-0000000001\n'
      const head = await write({ message })
      const parsed = await runGit(['--git-dir', '/nowhere', 'interpret-trailers', '--parse'], { input: await git('log', '-1', '--format=%B', head) })
      expect(parsed.toString()).toBe('Contribution: 0000000042\nDecision: accepted\nIdea-Of: p-0000000001\n')
      expect((await forge.repository.log(head, 'content')).find(({ parents }) => parents.includes(main))?.message).toBe(message)
    })

    it('keeps every legal text and path byte for byte', async () => {
      const { forge, write } = await start()
      const files = new Map(legalTexts.map((text, index) => [`content/t/${index} é "q" '$(x)' %s.md`, text]))
      const head = await write({ files })
      expect(await forge.repository.readFolder(head, 'content/t')).toEqual(new Map([...files].map(([path, text]) => [path.slice('content/t/'.length), text])))
    })

    it('refuses a path that leads elsewhere, before anything is written', async () => {
      const { forge, main, write } = await start()
      for (const path of refusedPaths) await expect(write({ files: new Map([['content/ok.md', 'ok'], [path, 'x']]) }), JSON.stringify(path)).rejects.toMatchObject({ code: 'git.unwritable-commit' })
      expect((await forge.refresh()).main).toBe(main)
    })

    it('refuses what Git cannot keep, and a date that says no instant', async () => {
      const { write } = await start()
      for (const fields of [{ message: 'a\0b' }, { message: '\ud800' }, { files: new Map([['content/a.md', '\udc00']]) }, { at: 'yesterday' }, { at: '2026-02-03T04:05:06' }, { at: '1930-01-01T00:00:00Z' }]) {
        await expect(write(fields), JSON.stringify(fields)).rejects.toMatchObject({ code: 'git.unwritable-commit' })
      }
    })

    it('lands each of twenty parallel writes exactly once', async () => {
      const { forge, other, git } = await start()
      const append = async (count: number): Promise<void> => {
        const by = count % 2 ? forge : other
        for (;;) {
          const head = await by.headOf('register')
          try {
            await by.writeCommit({ branch: 'register', expected: head, parents: head ? [head] : [], base: head, files: new Map([[`events/${count}.json`, `${count}\n`]]), message: `register: ${count}\n`, at })
            return
          } catch (error) {
            if (!(error instanceof BranchMoved)) throw error
          }
        }
      }
      const counts = Array.from({ length: 20 }, (_, index) => index)
      await Promise.all(counts.map(append))
      const subjects = (await git('log', '--format=%s', 'register')).trim().split('\n').sort()
      expect(subjects).toEqual(counts.map((count) => `register: ${count}`).sort())
      expect((await git('ls-tree', '-r', '--name-only', 'register')).trim().split('\n')).toHaveLength(20)
    }, 60_000)
  })

  describe(`${name}: writeCommits`, () => {
    const chainOf = (expected: CommitId, commits: ChainedCommit[]): CommitChain => ({ branch: 'main', expected, at, commits })
    const link = (name: string, over: Partial<ChainedCommit> = {}): ChainedCommit => ({ otherParents: [], files: new Map([[`content/${name}.md`, `${name}\n`]]), message: `plan: ${name}\n`, ...over })

    it('writes commits that follow one another, each on the files of the one before, with its other parents', async () => {
      const { forge, main, git, write } = await start()
      const branch = await write({ branch: `amendments/${person}`, expected: null, files: new Map([['content/b.md', 'B\n']]) })
      const ids = await forge.writeCommits(chainOf(main, [link('a'), link('b', { otherParents: [branch] }), link('c', { files: new Map([['content/a.md', null], ['content/c.md', 'c\n']]), at: '2026-02-04T00:00:00Z' })]))
      expect((await forge.refresh()).main).toBe(ids[2])
      expect((await git('log', '--reverse', '--first-parent', '--format=%H %P %s', `${main}..main`)).trim().split('\n')).toEqual([`${ids[0]} ${main} plan: a`, `${ids[1]} ${ids[0]} ${branch} plan: b`, `${ids[2]} ${ids[1]} plan: c`])
      expect([...(await forge.repository.readFolder(ids[1]!, 'content')).keys()].filter((path) => !path.includes('/'))).toEqual(['a.md', 'b.md', 'plan.md'])
      expect([...(await forge.repository.readFolder(ids[2]!, 'content')).keys()].filter((path) => !path.includes('/'))).toEqual(['b.md', 'c.md', 'plan.md'])
      if (dates === 'kept') expect((await git('log', '-2', '--format=%cI', 'main')).trim()).toBe('2026-02-04T00:00:00+00:00\n2026-02-03T04:05:06+00:00')
    })

    it('takes a commit that changes no file, and does nothing for an empty chain', async () => {
      const { forge, main } = await start()
      expect(await forge.writeCommits(chainOf(main, []))).toEqual([])
      const ids = await forge.writeCommits(chainOf(main, [link('a'), link('a', { message: 'plan: again\n' })]))
      expect(await forge.repository.readFolder(ids[1]!, '')).toEqual(await forge.repository.readFolder(ids[0]!, ''))
      expect((await forge.refresh()).main).toBe(ids[1])
    })

    it('throws BranchMoved when another wrote first, and shows none of them', async () => {
      const { forge, other, main, git } = await start()
      const theirs = await other.writeCommit({ branch: 'main', expected: main, parents: [main], base: main, files: new Map([['content/t.md', 'T']]), message: 'plan: theirs\n', at })
      await expect(forge.writeCommits(chainOf(main, [link('a'), link('b')]))).rejects.toMatchObject({ code: 'forge.branch-moved', data: { branch: 'main', expected: main, actual: theirs } })
      expect((await git('log', '--format=%s', `${main}..main`)).trim()).toBe('plan: theirs')
    })

    it('returns the same commits when the same chain is written again, also under later ones', async () => {
      const { forge, other, main, git } = await start()
      const chain = chainOf(main, [link('a'), link('b'), link('c')])
      const ids = await forge.writeCommits(chain)
      expect(await forge.writeCommits(chain)).toEqual(ids)
      await other.writeCommit({ branch: 'main', expected: ids[2]!, parents: [ids[2]!], base: ids[2]!, files: new Map([['content/later.md', '.']]), message: 'plan: later\n', at })
      expect(await forge.writeCommits(chain)).toEqual(ids)
      expect((await git('rev-list', '--count', `${main}..main`)).trim()).toBe('4')
      await expect(forge.writeCommits(chainOf(main, [link('a'), link('other')]))).rejects.toBeInstanceOf(BranchMoved)
    })

    it('refuses the whole chain for one commit that cannot be kept, before anything is written', async () => {
      const { forge, main } = await start()
      for (const bad of [link('b', { files: new Map([['../x', 'x']]) }), link('b', { message: 'a\0b' }), link('b', { at: 'yesterday' })]) {
        await expect(forge.writeCommits(chainOf(main, [link('a'), bad])), JSON.stringify(bad)).rejects.toMatchObject({ code: 'git.unwritable-commit' })
      }
      await expect(forge.writeCommits({ ...chainOf(main, [link('a')]), branch: 'heads' as 'main' })).rejects.toMatchObject({ code: 'forge.unknown-branch' })
      expect((await forge.refresh()).main).toBe(main)
    })
  })

  describe(`${name}: change requests`, () => {
    it('can be opened and closed twice, and one that never was can be closed', async () => {
      const { forge, main, write } = await start()
      const branch = `amendments/${person}` as const
      await write({ branch, expected: null })
      const request = { contribution: person, number: 42, kind: 'amendment' as const, branch, items: ['haies'], text: '```\n@someone closes #1', url: 'https://plan.example/contributions/0000000001' }
      for (const _twice of [1, 2]) await forge.openChangeRequest(request)
      for (const _twice of [1, 2]) await forge.closeChangeRequest(person, 'Déjà dans l’action 4.')
      await forge.closeChangeRequest('0000000002', 'Inconnue.')
      expect((await forge.refresh()).main).toBe(main)
    })

    it('are told as they stand, where people can act on the code host; what we did ourselves is nobody’s act', async () => {
      const { forge, main, write } = await start()
      const { activity } = forge
      if (!activity) return expect(forge.repository.mergeBase(main, main)).resolves.toBe(main)
      expect(await activity.changedSince(null)).toEqual([])
      expect(await activity.read(1)).toBeNull()
      const branch = `amendments/${person}` as const
      const head = await write({ branch, expected: null })
      await forge.openChangeRequest({ contribution: person, number: 42, kind: 'amendment', branch, items: ['haies'], text: 'Plus vite.', url: 'https://plan.example/' })
      const [changed] = await activity.changedSince(null)
      const page = await activity.read(changed!.number)
      expect(page).toMatchObject({ contribution: person, isByHand: false, words: '', state: 'open', lastAct: null, comments: [], change: { head, mergedAs: null, commits: [{ id: head, parents: [main], isOurs: true }] } })
      expect(await forge.repository.mergeBase(page!.change!.head, main)).toBe(main)
      await forge.closeChangeRequest(person, 'Déjà dans l’action 4.')
      expect(await activity.read(changed!.number)).toMatchObject({ state: 'closed', lastAct: null, comments: [] })
      expect(await activity.changedSince('2100-01-01T00:00:00Z')).toEqual([])
    })
  })
}
