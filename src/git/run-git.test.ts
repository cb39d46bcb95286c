import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTempDir } from '../testing/create-temp-dir.ts'
import { createTempRepository } from '../testing/create-temp-repository.ts'
import { runGit, streamGit } from './run-git.ts'

afterEach(() => vi.unstubAllEnvs())

describe('runGit', () => {
  it('ignores a GIT_DIR, a configuration and an object folder that were inherited', async () => {
    const { gitDir, root } = await createTempRepository()
    for (const [name, value] of [['GIT_DIR', '/nowhere'], ['GIT_OBJECT_DIRECTORY', '/nowhere'], ['GIT_CONFIG_GLOBAL', '/nowhere/x'], ['GIT_CONFIG_PARAMETERS', "'core.bare'='maybe'"]] as const) vi.stubEnv(name, value)
    expect((await runGit(['--git-dir', gitDir, 'rev-parse', 'main'])).toString().trim()).toBe(root)
  })

  it('returns an output of any size', async () => {
    const big = Buffer.alloc(20_000_000, 'x')
    const { gitDir, root } = await createTempRepository({ 'content/big.md': big })
    expect((await runGit(['--git-dir', gitDir, 'cat-file', 'blob', `${root}:content/big.md`])).equals(big)).toBe(true)
  })

  it('throws what git said, with its exit code', async () => {
    const { gitDir } = await createTempRepository()
    await expect(runGit(['--git-dir', gitDir, 'rev-parse', '--verify', 'absent'])).rejects.toMatchObject({ code: 'git.failed', data: { code: 128, stderr: expect.stringContaining('fatal') } })
  })

  it('says that git may be missing when it cannot start', async () => {
    vi.stubEnv('PATH', await createTempDir())
    await expect(runGit(['version'], { input: 'unread' })).rejects.toMatchObject({ code: 'git.failed', message: expect.stringContaining('Git 2.39') })
  })

  it('survives a process that does not read its input', async () => {
    expect((await runGit(['version'], { input: Buffer.alloc(5_000_000) })).toString()).toMatch(/^git version/)
  })

  it('throws the fault of its input', async () => {
    const { gitDir } = await createTempRepository()
    const input = (function* () { yield 'abc'; throw new Error('source broke') })()
    await expect(runGit(['--git-dir', gitDir, 'hash-object', '--stdin'], { input })).rejects.toThrow('source broke')
  })

  it('passes arguments as they are, never to a shell', async () => {
    const { gitDir } = await createTempRepository()
    await expect(runGit(['--git-dir', gitDir, 'rev-parse', '--verify', '--end-of-options', '$(touch /tmp/pwned); x'])).rejects.toMatchObject({ code: 'git.failed' })
  })
})

describe('streamGit', () => {
  it('can be left early', async () => {
    const { gitDir, root } = await createTempRepository({ 'content/big.md': Buffer.alloc(20_000_000, 'x') })
    for await (const chunk of streamGit(['--git-dir', gitDir, 'cat-file', 'blob', `${root}:content/big.md`])) {
      expect(chunk.length).toBeGreaterThan(0)
      break
    }
  })
})
