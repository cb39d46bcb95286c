import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createCheckout } from '../testing/create-checkout.ts'
import { coordinator, createTestForge, proposer } from '../testing/create-test-forge.ts'
import { createTempDir } from '../testing/create-temp-dir.ts'
import { openTraceCache } from '../trace-cache/trace-cache.ts'
import { type AttributionRequest, attributeRepository } from './attribute-repository.ts'
import { attributionSchema } from './attribution.ts'
import type { Attribution } from './attribution.ts'

const run = promisify(execFile)

const attribute = async (request: AttributionRequest): Promise<Attribution> => JSON.parse([...((await attributeRepository(request)) ?? [])].join('')) as Attribution

/** Who wrote the words of a file, in order: `Ada: Un deux trois`. */
function tellWords({ people, commits, files }: Attribution, path: string): string[] {
  const { text, words } = files[path]!
  return words.map(({ start, end, commit }) => `${people[commits[commit]!.author]!.name}: ${text.slice(start, end)}`)
}

const three = 'Planter des haies partout.\nOuvrir un lieu commun.\nFaire la fête ensemble.\n'

describe('attributeRepository', () => {
  it('gives every word to its first author, through rewordings and moves between files', async () => {
    const { folder, commit } = await createCheckout()
    await commit('Ada', { 'a.md': three })
    await commit('Bob', { 'a.md': three.replace('un lieu commun', 'un très grand lieu commun') })
    await commit('Cleo', { 'a.md': 'Planter des haies partout.\n', 'b.md': 'Ouvrir un très grand lieu commun.\nFaire la fête ensemble.\n' })
    const attribution = await attribute({ repository: folder, content: '.' })
    expect(tellWords(attribution, 'b.md')).toEqual(['Ada: Ouvrir un', 'Bob: très grand', 'Ada: lieu commun', 'Ada: Faire la fête ensemble'])
    expect(attribution.files['a.md']!.gone.map(({ text, movedTo }) => [text, movedTo])).toEqual([['Ouvrir un très grand lieu commun.', 'b.md'], ['Faire la fête ensemble.', 'b.md']])
  })

  it('gives the words of a merge to the commits of its branch, and only what is in none of them to who merged', async () => {
    const { folder, git, commit } = await createCheckout()
    await commit('Ada', { 'a.md': three })
    await git('checkout', '--quiet', '-b', 'branch')
    const first = await commit('Bob', { 'a.md': `${three}Chanter dans la rue.\n` })
    await commit('Cleo', { 'a.md': `${three}Chanter dans la rue.\nDanser sur les places du village.\n` })
    await git('checkout', '--quiet', 'main')
    await commit('Ada', { 'other.md': 'Autre chose.\n' })
    await git('merge', '--quiet', '--no-ff', '--no-commit', 'branch')
    const merge = await commit('Dana', { 'a.md': `${three}Chanter dans la rue.\nDanser sur les places du village.\nInviter toutes nos voisines.\n` })
    const attribution = await attribute({ repository: folder, content: 'a.md' })
    expect(tellWords(attribution, 'a.md').slice(3)).toEqual(['Bob: Chanter dans la rue', 'Cleo: Danser sur les places du village', 'Dana: Inviter toutes nos voisines'])
    expect(attribution.files['a.md']!.words[3]).toMatchObject({ commit: first, through: merge })
    expect(Object.keys(attribution.files)).toEqual(['a.md'])
  })

  it('replays the pull request behind a squash where its head is there, else keeps the co-authors', async () => {
    const { folder, git, commit } = await createCheckout()
    await commit('Ada', { 'a.md': three })
    await git('checkout', '--quiet', '-b', 'pull')
    await commit('Bob', { 'a.md': `${three}Chanter dans la rue.\n` })
    await git('update-ref', 'refs/pull/7/head', 'HEAD')
    await git('checkout', '--quiet', 'main')
    await git('branch', '--quiet', '-D', 'pull')
    const squash = await commit('Robot', { 'a.md': `${three}Chanter dans la rue.\n` }, 'Sing (#7)\n\nCo-authored-by: Bob <bob@example.org>\nCo-authored-by: Eve Martin <eve@example.org>')
    const told = await attribute({ repository: folder, content: '*.md' })
    expect(tellWords(told, 'a.md').at(-1)).toBe('Bob: Chanter dans la rue')
    await git('update-ref', '-d', 'refs/pull/7/head')
    const without = await attribute({ repository: folder, content: '*.md' })
    expect(tellWords(without, 'a.md').at(-1)).toBe('Robot: Chanter dans la rue')
    expect(without.commits[squash]!.coAuthors.map((id) => without.people[id]!.name)).toEqual(['Bob', 'Eve Martin'])
    expect(without.commits[squash]!.pullRequest).toBe(7)
  })

  it('says of a plan’s own commits whose idea, whose wording and whose decision they are', async () => {
    const forge = await createTestForge()
    await forge.decide({ contribution: await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un média.\nChanter dans la rue.\n' }]), outcome: 'accepted' })
    const { files, commits, people } = await attribute({ repository: forge.repository.gitDir, content: 'content' })
    const { commit, through = '' } = files['content/actions/medias.md']!.words.at(-1)!
    expect(commits[through]!.decisions).toMatchObject([{ number: 1, decision: 'accepted', ideaOf: proposer, wordedBy: proposer, decidedBy: coordinator }])
    expect([commit, through].map((id) => people[commits[id]!.author]!.name)).toEqual(['Plan vivant', 'Plan vivant'])
  })

  it('tells since when each key of the front matter has its value', async () => {
    const { folder, commit } = await createCheckout()
    const first = await commit('Ada', { 'a.md': `---\ntitle: Un\norder: 1\n---\n${three}` })
    const second = await commit('Bob', { 'a.md': `---\ntitle: Un\norder: 2\n---\n${three}` })
    const { files } = await attribute({ repository: folder, content: '.' })
    expect(files['a.md']).toMatchObject({ text: three, frontMatter: { title: { since: first }, order: { since: second } } })
  })

  it('reads an older revision, any Markdown extension, and nothing else', async () => {
    const { folder, commit } = await createCheckout()
    const first = await commit('Ada', { 'a.markdown': 'Un texte.\n', 'b.txt': 'Pas lu.\n', 'c.mdx': 'Lu aussi.\n' })
    await commit('Ada', { 'a.markdown': 'Un autre texte.\n' })
    const attribution = await attribute({ repository: folder, revision: 'HEAD~1', content: '.' })
    expect(attribution.revision).toBe(first)
    expect(Object.entries(attribution.files).map(([path, { text }]) => [path, text])).toEqual([['a.markdown', 'Un texte.\n'], ['c.mdx', 'Lu aussi.\n']])
  })

  it('reads the same of a folder by its name as by any other pathspec for it', async () => {
    const { folder, git, commit } = await createCheckout()
    for (const name of ['plan/actions', 'planning']) await mkdir(join(folder, name), { recursive: true })
    await commit('Ada', { 'plan/actions/a.md': three, 'planning/b.md': 'Pas lu.\n', 'plan.md': 'Pas lu non plus.\n' })
    await git('checkout', '--quiet', '-b', 'branch')
    await commit('Bob', { 'plan/actions/a.md': `${three}Chanter dans la rue.\n` })
    await git('checkout', '--quiet', 'main')
    await commit('Cleo', { 'planning/b.md': 'Toujours pas.\n' })
    await git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'branch')
    const { content, ...named } = await attribute({ repository: folder, content: 'plan' })
    expect([content, Object.keys(named.files)]).toEqual(['plan', ['plan/actions/a.md']])
    expect(tellWords({ content, ...named }, 'plan/actions/a.md').at(-1)).toBe('Bob: Chanter dans la rue')
    expect(await attribute({ repository: folder, content: ':(glob)plan/**' })).toEqual({ ...named, content: ':(glob)plan/**' })
  })

  it('writes what its schema says, the same at each run, and no e-mail address', async () => {
    const { folder, git, commit } = await createCheckout()
    await commit('Ada', { 'a.md': `---\ntitle: Un\n---\n${three}` })
    await git('mv', 'a.md', 'b.md')
    await commit('Bob', { 'b.md': three.replace('haies', 'arbres') }, 'Move (#3)')
    const attribution = await attribute({ repository: folder, content: '.' })
    const schema = JSON.parse(await readFile(join(import.meta.dirname, 'attribution.schema.json'), 'utf8')) as object
    expect(schema).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(attributionSchema))))
    const validate = new Ajv2020({ validateFormats: false }).compile(schema)
    expect(validate(JSON.parse(JSON.stringify(attribution))), JSON.stringify(validate.errors)).toBe(true)
    expect(JSON.stringify(await attribute({ repository: folder, content: '.' }))).toBe(JSON.stringify(attribution))
    expect(JSON.stringify(attribution)).not.toContain('@example.org')
    expect(Object.keys(attribution.files)).toEqual(['b.md'])
  })
})

describe('attributeRepository, with what an earlier run kept', () => {
  const four = ['Planter des haies partout.', 'Ouvrir un lieu commun.', 'Chanter dans la rue.', 'Danser sur les places.']
  const write = (...lines: (string | undefined)[]): Record<string, string> => ({ 'a.md': `---\norder: ${lines.length}\n---\n${lines.join('\n')}\n` })

  async function createKept() {
    const checkout = await createCheckout()
    const cache = openTraceCache({ folder: join(await createTempDir(), 'traces'), version: '1' })
    const request = { repository: checkout.folder, content: '.' }
    /** The answer, which is the same cold, kept and from what was kept. */
    const ask = async (): Promise<Attribution> => {
      const cold = await attribute(request)
      for (let time = 0; time < 2; time++) expect(JSON.stringify(await attribute({ ...request, cache }))).toBe(JSON.stringify(cold))
      return cold
    }
    return { ...checkout, ask }
  }

  it('is the same after more commits, a merge, and a history that was rewritten', async () => {
    const { git, commit, ask } = await createKept()
    await commit('Ada', write(four[0]))
    await ask()
    await git('checkout', '--quiet', '-b', 'branch')
    await commit('Bob', { 'b.md': 'Inviter toutes nos voisines.\n' })
    await git('checkout', '--quiet', 'main')
    await commit('Ada', write(four[0], four[1]))
    await ask()
    await git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'branch')
    expect(tellWords(await ask(), 'b.md')).toEqual(['Bob: Inviter toutes nos voisines'])
    await git('reset', '--quiet', '--hard', 'HEAD~1')
    await commit('Cleo', write(four[2], four[0], four[1]))
    expect(tellWords(await ask(), 'a.md')).toEqual(['Cleo: Chanter dans la rue', 'Ada: Planter des haies partout', 'Ada: Ouvrir un lieu commun'])
    await git('checkout', '--quiet', '--orphan', 'other')
    await commit('Dana', write(four[3], four[0]))
    expect(tellWords(await ask(), 'a.md')).toEqual(['Dana: Danser sur les places', 'Dana: Planter des haies partout'])
  })

  it('is the same where the pull request of an older squash comes, changes, or stands on another', async () => {
    const { git, commit, ask } = await createKept()
    await commit('Ada', write(four[0]))
    await git('checkout', '--quiet', '-b', 'pull')
    await commit('Bob', write(four[0], four[1]))
    const first = await git('rev-parse', 'HEAD')
    await commit('Cleo', write(four[0], four[1], four[2]))
    const second = await git('rev-parse', 'HEAD')
    await git('checkout', '--quiet', 'main')
    await commit('Robot', write(four[0], four[1]), 'One (#7)')
    expect(tellWords(await ask(), 'a.md')[1]).toBe('Robot: Ouvrir un lieu commun')
    await git('update-ref', 'refs/pull/7/head', first)
    expect(tellWords(await ask(), 'a.md')[1]).toBe('Bob: Ouvrir un lieu commun')
    await git('update-ref', 'refs/pull/8/head', second)
    await commit('Robot', write(four[0], four[1], four[2], four[3]), 'Two (#8)')
    expect(tellWords(await ask(), 'a.md').slice(1)).toEqual(['Bob: Ouvrir un lieu commun', 'Cleo: Chanter dans la rue', 'Robot: Danser sur les places'])
    await git('update-ref', '-d', 'refs/pull/8/head')
    expect(tellWords(await ask(), 'a.md')[2]).toBe('Robot: Chanter dans la rue')
  })
})

describe('attributeRepository, where the repository is broken', () => {
  const failure = (request: Parameters<typeof attributeRepository>[0]): Promise<string> => attributeRepository(request).then(() => 'nothing', (error: Error & { code?: string }) => `${error.code} ${error.message}`)

  it('names a file that is missing, with its path and commit', async () => {
    const { folder, git, commit } = await createCheckout()
    const id = await commit('Ada', { 'a.md': three })
    await commit('Ada', { 'a.md': 'Autre.\n' })
    const blob = await git('rev-parse', `${id}:a.md`)
    await rm(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true })
    const said = await failure({ repository: folder, content: '.' })
    expect(said).toMatch(/^repository\.unreadable/)
    for (const part of [blob, id, 'a.md', 'missing']) expect(said).toContain(part)
  })

  it('names a commit that is missing or damaged', async () => {
    const { folder, commit } = await createCheckout()
    const missing = await commit('Ada', { 'a.md': three })
    const damaged = await commit('Ada', { 'a.md': 'Un.\n' })
    await commit('Ada', { 'a.md': 'Deux.\n' })
    const fileOf = (id: string): string => join(folder, '.git/objects', id.slice(0, 2), id.slice(2))
    const kept = await readFile(fileOf(damaged))
    await rm(fileOf(damaged), { force: true })
    await writeFile(fileOf(damaged), 'nothing of a commit')
    expect(await failure({ repository: folder, content: '.' })).toContain(damaged)
    await rm(fileOf(damaged), { force: true })
    await writeFile(fileOf(damaged), kept)
    await rm(fileOf(missing), { force: true })
    expect(await failure({ repository: folder, content: '.' })).toContain(missing)
  })

  it('refuses a shallow clone, what is no repository, and an unknown revision', async () => {
    const { folder, commit } = await createCheckout()
    await commit('Ada', { 'a.md': three })
    await commit('Ada', { 'a.md': 'Un.\n' })
    const clone = join(await createTempDir(), 'clone')
    await run('git', ['clone', '--quiet', '--depth=1', `file://${folder}`, clone])
    expect(await failure({ repository: clone, content: '.' })).toMatch(/shallow clone.*--unshallow/)
    expect(await failure({ repository: await createTempDir(), content: '.' })).toContain('is not a Git repository')
    expect(await failure({ repository: folder, revision: 'nowhere', content: '.' })).toContain('has no commit "nowhere"')
    expect(await failure({ repository: folder, revision: '--output=x', content: '.' })).toContain('has no commit')
  })
})
