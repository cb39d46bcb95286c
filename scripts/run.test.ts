import { execFile, spawn } from 'node:child_process'
import { chmod, cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { useTempDirs } from '../src/testing/use-temp-dirs.ts'

const run = promisify(execFile)
const useTempDir = useTempDirs()
const lock = { packages: { '': { name: 'plan-vivant' }, 'node_modules/a': { version: '2.0.0' }, 'node_modules/elsewhere': { version: '1.0.0', optional: true } } }
/** A checkout whose one command says hello, and a machine whose npm notes that it ran. */
let folder: string

beforeEach(async () => {
  folder = await useTempDir()
  await mkdir(join(folder, 'machine'))
  await cp(join(import.meta.dirname, 'run.mjs'), join(folder, 'scripts/run.mjs'), { recursive: true })
  await cp(join(import.meta.dirname, 'lib'), join(folder, 'scripts/lib'), { recursive: true })
  await writeFile(join(folder, 'scripts/hello.ts'), 'const greeting: string = `Bonjour ${process.argv.slice(2).join(" ")}`\nconsole.log(greeting)\n')
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock))
  await install({ 'node_modules/a': { version: '2.0.0' } })
  await onMachine('npm', 'echo "npm $1"')
  await onMachine('git', 'echo "git version 2.39.5"')
})

async function install(packages: object): Promise<void> {
  await mkdir(join(folder, 'node_modules/.bin'), { recursive: true })
  if (!existsSync(join(folder, 'node_modules/.bin/node'))) await symlink(process.execPath, join(folder, 'node_modules/.bin/node'))
  await writeFile(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))
}

async function onMachine(name: string, script: string): Promise<void> {
  await writeFile(join(folder, 'machine', name), `#!/bin/sh\n${script}\n`)
  await chmod(join(folder, 'machine', name), 0o755)
}

const env = () => ({ PATH: join(folder, 'machine') })
const hello = () =>
  run(process.execPath, [join(folder, 'scripts/run.mjs'), 'hello', 'à', 'vous'], { cwd: folder, env: env() }).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, output: error.stdout + error.stderr }),
  )

describe('a command', () => {
  it('runs with its words, and installs nothing that is there', async () => {
    expect(await hello()).toEqual({ code: 0, output: 'Bonjour à vous\n' })
  })

  it('installs first what another version of the program asks for', async () => {
    await install({ 'node_modules/a': { version: '1.0.0' } })
    expect(await hello()).toEqual({ code: 0, output: 'npm ci\nBonjour à vous\n' })
  })

  it('installs again what was cut before npm noted it', async () => {
    await rm(join(folder, 'node_modules/.package-lock.json'))
    expect((await hello()).output).toMatch(/^npm ci\n/)
  })

  it('installs again where npm was cut while it noted it', async () => {
    await writeFile(join(folder, 'node_modules/.package-lock.json'), '{ "packages": {')
    expect((await hello()).output).toMatch(/^npm ci\n/)
  })

  it('gets its words whole on Windows, where npm’s own way to Node would split them', async () => {
    await mkdir(join(folder, 'node_modules/node/bin'), { recursive: true })
    await symlink(process.execPath, join(folder, 'node_modules/node/bin/node.exe'))
    const windows = `data:text/javascript,${encodeURIComponent(`Object.defineProperty(process, 'platform', { value: 'win32' })`)}`
    const { stdout } = await run(process.execPath, ['--import', windows, join(folder, 'scripts/run.mjs'), 'hello', 'mon "plan"', 'x & y'], { cwd: folder, env: env() })
    expect(stdout).toBe('Bonjour mon "plan" x & y\n')
  })

  it('says what failed while installing, what to do, and that nothing is lost', async () => {
    await install({})
    await onMachine('npm', 'exit 28')
    expect(await hello()).toMatchObject({ code: 1, output: expect.stringMatching(/L’installation a échoué[\s\S]*recommencez avec npm run hello[\s\S]*rien n’est perdu/) })
  })

  it('says what Ctrl+C left undone while installing', async () => {
    await install({})
    await onMachine('npm', 'echo begun; /bin/sleep 30')
    const child = spawn(process.execPath, [join(folder, 'scripts/run.mjs'), 'hello'], { cwd: folder, env: env(), detached: true })
    let output = ''
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    child.stderr.on('data', (data: Buffer) => (output += data.toString()))
    child.stdout.on('data', (data: Buffer) => data.includes('begun') && process.kill(-child.pid!, 'SIGINT'))
    expect(await ended).toBe(1)
    expect(output).toMatch(/Installation arrêtée avant la fin\. Elle recommencera avec npm run hello/)
  })

  it.each([
    ['Git manque', '', true],
    ['Git manque', 'echo "xcode-select: note: No developer tools were found" >&2; exit 1', false],
    ['Git 2.25 est trop ancien', 'echo "git version 2.25.1"', false],
  ])('says that %s, and how to get it', async (said, script, isAbsent) => {
    if (isAbsent) await rm(join(folder, 'machine/git'))
    else await onMachine('git', script)
    const { code, output } = await hello()
    expect([code, output]).toEqual([1, expect.stringContaining(said)])
    expect(output).toMatch(/https:\/\/git-scm\.com\/downloads[\s\S]*Rien n’a été changé\.\n$/)
  })

  it('says that Node is too old', async () => {
    const old = `Object.defineProperty(process.versions, 'node', { value: '18.20.8' })`
    const { stderr } = await run(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(old)}`, join(folder, 'scripts/run.mjs'), 'hello'], { env: env() }).catch((error: { stderr: string }) => error)
    expect(stderr).toMatch(/Node 18\.20\.8 est trop ancien : il faut 20 ou plus récent\.[\s\S]*nodejs\.org/)
  })

  it('is reached by each name of package.json', async () => {
    const { scripts } = JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8')) as { scripts: Record<string, string> }
    for (const [name, command] of Object.entries(scripts)) {
      const [, file, script] = /^node scripts\/([a-z]+\.mjs)(?: ([a-z-]+))?$/.exec(command) ?? []
      expect(existsSync(join(import.meta.dirname, script ? `${script}.ts` : file!)), name).toBe(true)
    }
  })
})
