import { ChildProcess, execFile } from 'node:child_process'
import fs from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { useTempDirs } from '../../testing/use-temp-dirs.ts'
import { UpdateRefused, updateProgram, UpdateStopped } from './update-program.ts'

const run = promisify(execFile)
const useTempDir = useTempDirs()
const earlier = { 'src/intake/main.ts': 'earlier\n', 'src/gone/old.ts': 'gone\n', 'content/plan.md': 'Nos mots.\n', 'README.md': '# À nous\n', '.gitignore': '*.local\nsrc/hidden.ts\n', 'package.json': '{"scripts":{}}\n', 'public/logo.svg': '<svg/>\n' }
const next = { 'src/intake/main.ts': 'next\n', 'src/come/new.ts': 'new\n', 'src/hidden.ts': 'hidden\n', 'content/plan.md': 'L’exemple.\n', 'README.md': '# Modèle\n', '.gitignore': 'dist/\n', 'package.json': '{"scripts":{"audit":"x"}}\n', 'public/logo.svg': '<svg/>\n' }
const ours = { 'notes.local': 'À nous.\n' }

async function write(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await fs.mkdir(dirname(join(folder, path)), { recursive: true })
    await fs.writeFile(join(folder, path), text)
  }
}

/** `plan`, made with an earlier version, and `next`. */
let model: string
let first: string

beforeAll(async () => {
  model = await useTempDir()
  await write(join(model, 'plan'), earlier)
  await write(join(model, 'next'), next)
  const git = async (...args: string[]) => (await run('git', args, { cwd: join(model, 'plan') })).stdout.trim()
  await git('init', '-q', '-b', 'main')
  await git('add', '--all')
  await git('-c', 'user.name=Host', '-c', 'user.email=host@example.org', 'commit', '-q', '-m', 'Notre plan')
  await write(join(model, 'plan'), ours)
  first = await git('rev-parse', 'HEAD')
})

async function createPlan() {
  const folder = join(await useTempDir(), 'plan')
  await fs.cp(join(model, 'plan'), folder, { recursive: true })
  const git = async (...args: string[]) => (await run('git', args, { cwd: folder })).stdout.trim()
  return { folder, from: join(model, 'next'), git, read: (path: string) => fs.readFile(join(folder, path), 'utf8') }
}

type Plan = Awaited<ReturnType<typeof createPlan>>

async function expectEarlier({ git, folder }: Plan): Promise<void> {
  expect([await git('rev-parse', 'HEAD'), await git('status', '--porcelain'), existsSync(join(folder, 'src/hidden.ts'))]).toEqual([first, '', false])
}

async function expectNext({ git, read, folder }: Plan): Promise<void> {
  expect([await git('rev-parse', 'HEAD~1'), await git('status', '--porcelain')]).toEqual([first, ''])
  expect([await read('src/intake/main.ts'), await read('src/come/new.ts'), existsSync(join(folder, 'src/gone'))]).toEqual(['next\n', 'new\n', false])
  expect([await read('content/plan.md'), await read('README.md'), await read('notes.local'), await read('package.json')]).toEqual(['Nos mots.\n', '# À nous\n', 'À nous.\n', '{\n  "scripts": {}\n}\n'])
  expect((await git('ls-files')).split('\n').filter((path) => path.includes('plan-vivant-update'))).toEqual([])
}

const patched = ['rename', 'rm', 'writeFile', 'mkdir', 'copyFile', 'open'] as const
const real = { ...Object.fromEntries(patched.map((name) => [name, fs[name]])), spawn: (ChildProcess.prototype as unknown as { spawn: unknown }).spawn }

function restoreAll(): void {
  Object.assign(fs, Object.fromEntries(patched.map((name) => [name, real[name as keyof typeof real]])))
  Object.assign(ChildProcess.prototype, { spawn: real.spawn })
  syncBuiltinESMExports()
}

/** From its `at`th write or process on, the update gets no answer any more (killed), or an error: once, or each time. Returns how many there were. */
function stopAt(at: number, how: 'killed' | 'once' | 'always'): () => number {
  let calls = 0
  const isStopped = () => {
    calls += 1
    return how === 'once' ? calls === at : calls >= at
  }
  const full = () => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  for (const name of patched) {
    const act = fs[name] as (...args: unknown[]) => Promise<unknown>
    Object.assign(fs, { [name]: (...args: unknown[]) => (!isStopped() ? act(...args) : how === 'killed' ? new Promise(() => {}) : Promise.reject(full())) })
  }
  const spawn = real.spawn as (this: ChildProcess, options: unknown) => unknown
  Object.assign(ChildProcess.prototype, {
    spawn(this: ChildProcess, options: unknown) {
      if (!isStopped()) return spawn.call(this, options)
      if (how === 'killed') return 0
      throw full()
    },
  })
  syncBuiltinESMExports()
  return () => calls
}

afterEach(restoreAll)

describe('updateProgram', () => {
  it('goes on anew wherever it was killed', { timeout: 240_000 }, async () => {
    for (let at = 1, isDone = false; !isDone; at += 1) {
      const plan = await createPlan()
      const calls = stopAt(at, 'killed')
      const ended = updateProgram(plan).then(() => true)
      // Nothing says that it hangs but that it does not go on: it has called what never answers.
      while (!(isDone = await Promise.race([ended, new Promise<false>((resolve) => setTimeout(resolve, 5, false))])) && calls() < at);
      restoreAll()
      if (!isDone) await updateProgram(plan)
      await expectNext(plan)
    }
  })

  it('puts the earlier program back where a step failed, says so, and goes on anew', { timeout: 240_000 }, async () => {
    for (let at = 1, isDone = false; !isDone; at += 1) {
      const plan = await createPlan()
      const calls = stopAt(at, 'once')
      const error = await updateProgram(plan).then(() => null, (error: unknown) => error)
      restoreAll()
      isDone = calls() < at
      if (error instanceof UpdateStopped && !error.isUndone) throw error
      if (error) {
        await expectEarlier(plan)
        await updateProgram(plan)
      }
      await expectNext(plan)
    }
  })

  it('leaves half of it where nothing can be written any more, says so, and goes on anew', { timeout: 240_000 }, async () => {
    let half = 0
    for (let at = 1, isDone = false; !isDone; at += 3) {
      const plan = await createPlan()
      stopAt(at, 'always')
      const error = await updateProgram(plan).then(() => null, (error: unknown) => error)
      restoreAll()
      isDone = error === null
      if (error instanceof UpdateStopped) {
        expect(error.isUndone).toBe(false)
        half += 1
        await updateProgram(plan)
      } else if (error) {
        await expectEarlier(plan)
        await updateProgram(plan)
      }
      await expectNext(plan)
    }
    expect(half).toBeGreaterThan(3)
  })

  it('takes nothing that was written since it was stopped for its own', async () => {
    const plan = await createPlan()
    for (let at = 1; !existsSync(join(plan.folder, 'src/come/new.ts')); at += 1) {
      stopAt(at, 'always')
      await updateProgram(plan).catch(() => undefined)
      restoreAll()
    }
    await write(plan.folder, { 'content/plan.md': 'Un mot de plus.\n', 'src/come/new.ts': 'À nous.\n' })
    const error = await updateProgram(plan).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(UpdateRefused)
    expect(error).toMatchObject({ reason: 'unsaved-half', data: { paths: ['content/plan.md', 'src/come/new.ts'] } })
    expect([await plan.read('content/plan.md'), await plan.read('src/come/new.ts')]).toEqual(['Un mot de plus.\n', 'À nous.\n'])
    await plan.git('-c', 'user.name=Host', '-c', 'user.email=host@example.org', 'stash', 'push', '-q', '-u', '--', 'content/plan.md', 'src/come/new.ts')
    expect(await updateProgram(plan)).toMatchObject({ isResumed: true })
    await expectNext(plan)
  })
})
