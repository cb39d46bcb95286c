import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTempDir } from '../testing/create-temp-dir.ts'
import { createTempRepository } from '../testing/create-temp-repository.ts'
import { legalTexts } from '../testing/unusual-text.ts'
import { openRepository } from './open-repository.ts'
import { runGit } from './run-git.ts'

/** Runs git where a transport between local folders is needed. */
const withFiles = (args: string[]) => runGit(args, { env: { GIT_ALLOW_PROTOCOL: 'file' } })

describe('openRepository: heads', () => {
  it('reads a clone through its remote branches', async () => {
    const { gitDir, root, commit } = await createTempRepository()
    const register = await commit({ 'events/1.json': '{}' }, { branch: 'register' })
    const clone = join(await createTempDir(), 'clone')
    await withFiles(['clone', '--quiet', '--', gitDir, clone])
    const repository = openRepository(clone)
    expect(await repository.heads()).toEqual({ main: root, register, people: null })
    expect((await repository.readFolder(register, 'events')).get('1.json')).toBe('{}')
  })

  it('reads the refs that it is told to', async () => {
    const { gitDir, commit } = await createTempRepository()
    const draft = await commit({ 'content/a.md': 'a' }, { branch: 'draft' })
    expect((await openRepository(gitDir, { refs: { main: 'refs/heads/draft' } }).heads()).main).toBe(draft)
  })

  it('names the branch that is missing', async () => {
    const { gitDir } = await createTempRepository()
    await expect(openRepository(gitDir, { refs: { main: 'refs/heads/trunk' } }).heads()).rejects.toMatchObject({ code: 'repository.unreadable', message: expect.stringContaining('refs/heads/trunk') })
  })

  it('is not taken in by a branch whose name goes on', async () => {
    const { gitDir, commit } = await createTempRepository()
    await commit({ 'content/a.md': 'a' }, { branch: 'register/other' })
    expect((await openRepository(gitDir).heads()).register).toBeNull()
  })

  it('throws for a folder that is absent or no repository, and never takes one further up', async () => {
    const { gitDir } = await createTempRepository()
    const clone = join(await createTempDir(), 'clone')
    await withFiles(['clone', '--quiet', '--', gitDir, clone])
    const inner = join(clone, 'private')
    await mkdir(inner)
    for (const folder of [inner, join(inner, 'absent')]) await expect(openRepository(folder).heads()).rejects.toMatchObject({ code: 'repository.unreadable', message: expect.stringContaining(folder) })
  })

  it('can be opened before its folder is there', async () => {
    const folder = join(await createTempDir(), 'later')
    const repository = openRepository(folder)
    await expect(repository.heads()).rejects.toMatchObject({ code: 'repository.unreadable' })
    const { gitDir, root } = await createTempRepository()
    await withFiles(['clone', '--quiet', '--bare', '--', gitDir, folder])
    expect((await repository.heads()).main).toBe(root)
  })
})

describe('openRepository: readFolder and readBlobs', () => {
  it('reads regular files alone', async () => {
    const { gitDir, root } = await createTempRepository({ 'content/a.md': 'a', 'content/sub/b.md': 'b', 'contents.md': 'no', 'other/c.md': 'no' })
    const blob = (await runGit(['--git-dir', gitDir, 'rev-parse', `${root}:content/a.md`])).toString().trim()
    const tree = (await runGit(['--git-dir', gitDir, 'mktree'], { input: `120000 blob ${blob}\tlink.md\n100755 blob ${blob}\trun.md\n160000 commit ${root}\tmodule\n` })).toString().trim()
    const top = (await runGit(['--git-dir', gitDir, 'mktree'], { input: `040000 tree ${tree}\tcontent\n` })).toString().trim()
    const commit = (await runGit(['--git-dir', gitDir, '-c', 'user.name=x', '-c', 'user.email=x', 'commit-tree', top], { input: 'x' })).toString().trim()
    const repository = openRepository(gitDir)
    expect(await repository.readFolder(root, 'content')).toEqual(new Map([['a.md', 'a'], ['sub/b.md', 'b']]))
    expect(await repository.readFolder(commit, 'content')).toEqual(new Map([['run.md', 'a']]))
    expect(await repository.readFolder(root, 'absent')).toEqual(new Map())
    expect(await repository.readFolder(root, 'content/*')).toEqual(new Map())
  })

  it('reads many blobs at once, asked twice or not at all', async () => {
    const files = Object.fromEntries([...legalTexts, ...Array.from({ length: 3_000 }, (_, index) => `text ${index} `.repeat(index % 50))].map((text, index) => [`content/${index}.md`, text]))
    const { gitDir, root } = await createTempRepository(files)
    const repository = openRepository(gitDir)
    const read = await repository.readFolder(root, 'content')
    expect(Object.fromEntries([...read].map(([path, text]) => [`content/${path}`, text]))).toEqual(files)
    const [first] = await repository.log(root, 'content')
    const blobs = (first?.files ?? []).flatMap(({ blob }) => blob ?? [])
    const texts = await repository.readBlobs([...blobs, ...blobs])
    expect(new Set(texts.values())).toEqual(new Set(Object.values(files)))
    expect(await repository.readBlobs([])).toEqual(new Map())
  })

  it('names an object that is missing or is no file', async () => {
    const { gitDir, root } = await createTempRepository()
    const repository = openRepository(gitDir)
    const absent = 'ab'.repeat(20)
    for (const id of [absent, root, 'HEAD:content/plan.md', '']) await expect(repository.readBlobs([id])).rejects.toMatchObject({ code: 'repository.unreadable', message: expect.stringContaining(id) })
    for (const id of [absent, '--all', 'main']) {
      await expect(repository.readFolder(id, 'content')).rejects.toMatchObject({ code: 'repository.unreadable', message: expect.stringContaining(id) })
      await expect(repository.log(id, 'content')).rejects.toMatchObject({ code: 'repository.unreadable', message: expect.stringContaining(id) })
    }
  })

  it('names a blob, a tree or a commit that a broken repository lost', async () => {
    for (const what of ['main:content/plan.md', 'main~1^{tree}', 'main~1']) {
      const { gitDir, commit } = await createTempRepository()
      await commit({ 'content/a.md': 'a' })
      const head = await commit({ 'content/b.md': 'b' })
      const lost = (await runGit(['--git-dir', gitDir, 'rev-parse', what])).toString().trim()
      await rm(join(gitDir, 'objects', lost.slice(0, 2), lost.slice(2)))
      const repository = openRepository(gitDir)
      const read = async () => repository.readBlobs([...(await repository.readFolder(head, 'content'))].length ? (await repository.log(head, 'content')).flatMap(({ files }) => files.flatMap(({ blob }) => blob ?? [])) : [])
      await expect(read(), what).rejects.toMatchObject({ code: 'repository.unreadable', message: expect.stringContaining(lost) })
    }
  })
})

describe('openRepository: log', () => {
  it('follows first parents, oldest first, with the files of each', async () => {
    const { gitDir, root, commit } = await createTempRepository({ 'content/a.md': 'a', 'code.ts': 'x' })
    const side = await commit({ 'content/side.md': 's' }, { branch: 'side' })
    await commit({ 'code.ts': 'y' })
    const renamed = await commit({ 'content/a.md': null, 'content/z.md': 'a' })
    const merge = await commit({ 'content/side.md': 's' }, { otherParents: [side] })
    const log = await openRepository(gitDir).log(merge, 'content')
    expect(log.map(({ id, files }) => [id, files.map(({ path, blob }) => [path, blob !== null])])).toEqual([
      [root, [['content/a.md', true]]],
      [renamed, [['content/a.md', false], ['content/z.md', true]]],
      [merge, [['content/side.md', true]]],
    ])
    expect(log.at(-1)?.parents).toEqual([renamed === log[1]?.id ? renamed : '', side])
  })

  it('keeps every message byte for byte, those that look like the log itself included', async () => {
    const id = 'ab'.repeat(20)
    const awkward = fc.constantFrom('\n', '\n\n', ':', `:100644 100644 ${id} ${id} M`, id, `commit ${id}`, '\t', ' ', '#', 'Decision: accepted')
    const message = fc.array(fc.oneof(awkward, fc.string({ unit: 'binary' })), { maxLength: 8 }).map((parts) => parts.join('').replaceAll('\0', ''))
    await fc.assert(
      fc.asyncProperty(fc.array(message.filter((text) => text.isWellFormed()), { minLength: 1, maxLength: 4 }), async (messages) => {
        const { gitDir, commit } = await createTempRepository({ 'content/0.md': '0' })
        let head = ''
        for (const [index, text] of messages.entries()) head = await commit({ [`content/é ${index + 1}.md`]: `${index}` }, { message: text })
        const log = await openRepository(gitDir).log(head, 'content')
        expect(log.slice(1).map((each) => each.message)).toEqual(messages)
        expect(log.slice(1).map((each) => each.files.map(({ path }) => path))).toEqual(messages.map((_, index) => [`content/é ${index + 1}.md`]))
      }),
      { numRuns: 15 },
    )
  })

  it('refuses a shallow clone, loudly', async () => {
    const { gitDir, commit } = await createTempRepository()
    const head = await commit({ 'content/a.md': 'a' })
    const clone = join(await createTempDir(), 'clone')
    await withFiles(['clone', '--quiet', '--depth=1', '--', `file://${gitDir}`, clone])
    const repository = openRepository(clone)
    expect((await repository.heads()).main).toBe(head)
    await expect(repository.log(head, 'content')).rejects.toMatchObject({ code: 'repository.unreadable', message: expect.stringContaining('shallow') })
  })

  it('reads the same after a bare clone and after gc', async () => {
    const { gitDir, commit } = await createTempRepository()
    const head = await commit({ 'content/a.md': 'a' })
    const register = await commit({ 'events/1.json': '{}' }, { branch: 'register' })
    const before = await openRepository(gitDir).log(head, 'content')
    const copy = join(await createTempDir(), 'copy.git')
    await withFiles(['clone', '--quiet', '--bare', '--', gitDir, copy])
    for (const folder of [gitDir, copy]) {
      await runGit(['--git-dir', folder, 'gc', '--quiet', '--prune=now'])
      expect(await readdir(join(folder, 'objects', 'pack'))).not.toEqual([])
      const repository = openRepository(folder)
      expect(await repository.heads()).toEqual({ main: head, register, people: null })
      expect(await repository.log(head, 'content')).toEqual(before)
      expect(await repository.readFolder(register, 'events')).toEqual(new Map([['1.json', '{}']]))
    }
  })

  it('does not run what a repository’s own configuration asks for', async () => {
    const { gitDir, root } = await createTempRepository()
    const trace = join(gitDir, 'ran')
    await writeFile(join(gitDir, 'config'), `[core]\n\tbare = true\n\trepositoryformatversion = 0\n\tfsmonitor = touch ${trace}\n\tpager = touch ${trace}\n[log]\n\tshowSignature = true\n[diff]\n\texternal = touch ${trace}\n[format]\n\tpretty = oneline\n`)
    expect(await openRepository(gitDir).log(root, 'content')).toMatchObject([{ id: root }])
    expect(await readdir(gitDir)).not.toContain('ran')
  })
})

describe('openRepository: mergeBase', () => {
  it('finds where two histories part, or that they share nothing', async () => {
    const { gitDir, root, commit } = await createTempRepository()
    const [draft, main] = [await commit({ 'content/a.md': 'a' }, { branch: 'draft' }), await commit({ 'content/b.md': 'b' })]
    const repository = openRepository(gitDir)
    // The branch « draft » has no parent here: it shares nothing with main.
    expect(await repository.mergeBase(draft, main)).toBeNull()
    const merged = await commit({ 'content/c.md': 'c' }, { otherParents: [draft] })
    expect(await repository.mergeBase(draft, merged)).toBe(draft)
    expect(await repository.mergeBase(root, merged)).toBe(root)
    await expect(repository.mergeBase('0'.repeat(40), main)).rejects.toMatchObject({ code: 'repository.unreadable' })
  })
})

describe('openRepository: what was read before', () => {
  it('changes no answer: files that changed, moved, left or came back, in any order of commits', async () => {
    const { gitDir, commit } = await createTempRepository()
    const commits = [
      await commit({ 'content/a.md': 'a', 'content/deep/b.md': 'b' }),
      await commit({ 'content/a.md': 'A', 'content/c.md': 'b' }),
      await commit({ 'content/a.md': null, 'content/deep/b.md': 'a' }),
    ]
    const repository = openRepository(gitDir)
    for (const id of [...commits, ...commits.toReversed(), commits[0]!]) {
      const fresh = openRepository(gitDir)
      expect(await repository.readFolder(id, 'content')).toEqual(await fresh.readFolder(id, 'content'))
      expect(await repository.readFile(id, 'content/a.md')).toBe(await fresh.readFile(id, 'content/a.md'))
    }
  })
})
