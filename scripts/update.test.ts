import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { copyCheckout } from '../src/testing/copy-checkout.ts'
import { useTempDirs } from '../src/testing/use-temp-dirs.ts'

const run = promisify(execFile)
const useTempDir = useTempDirs()
/** A plan that was made with an earlier version: a file more, a file less, another word. */
let folder: string

beforeAll(async () => {
  folder = join(await useTempDir(), 'plan')
  await copyCheckout(folder)
  await command(folder, 'new', 'Plan du quartier')
  await write('src/gone/earlier.ts', 'export const earlier = true\n')
  await rm(join(folder, 'src/hosting/README.md'))
  await write('public/favicon.svg', '<svg/>')
  await write('public/notre-logo.svg', '<svg/>')
  await write('.gitignore', 'node_modules\n.plan/\n.env\nsecret.txt\n*.local\ndata/\n')
  await write('README.md', '# À nous\n')
  await git('add', '--all')
  await git('-c', 'user.name=Host', '-c', 'user.email=host@example.org', 'commit', '-q', '-m', 'Notre plan')
  await write('secret.txt', 'x')
  await write('src/ours/key.local', 'x')
  await write('.env', 'PLAN_HOLD=true\n')
  await write('.plan/private/key', 'kept')
  await git('init', '-q', '--bare', 'data/forge.git')
}, 60_000)

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), text)
}
const read = (path: string) => readFile(join(folder, path), 'utf8')
const git = async (...args: string[]) => (await run('git', args, { cwd: folder })).stdout.trim()
const command = (cwd: string, name: string, ...args: string[]) => commandOn(process.env['PATH'] ?? '', cwd, name, ...args)
const commandOn = (path: string, cwd: string, name: string, ...args: string[]) =>
  run(process.execPath, ['--disable-warning=ExperimentalWarning', join(cwd, `scripts/${name}.ts`), ...args], { cwd, env: { ...process.env, PATH: path, PLAN_DIR: join(folder, '.plan') } }).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, output: error.stdout + error.stderr }),
  )
const update = (...args: string[]) => command(join(import.meta.dirname, '..'), 'update', ...args)

/** The command, on a machine whose Git does something else when it is asked for one thing. */
async function updateWhere(asked: string, script: string): ReturnType<typeof update> {
  const machine = await useTempDir()
  const { stdout: real } = await run('sh', ['-c', 'command -v git'])
  await writeFile(join(machine, 'git'), `#!/bin/sh\nif [ "$1" = ${asked} ]; then ${script}; fi\nexec ${real.trim()} "$@"\n`, { mode: 0o755 })
  return commandOn(`${machine}:${process.env['PATH']}`, join(import.meta.dirname, '..'), 'update', folder)
}

describe('npm run update', () => {
  it('says how it is called, and refuses a folder that is no plan, itself, or that holds work not committed', async () => {
    expect(await update()).toMatchObject({ code: 1, output: expect.stringContaining('npm run update -- DOSSIER') })
    expect(await update(await useTempDir())).toMatchObject({ code: 1, output: expect.stringContaining('Rien n’a été changé') })
    expect(await update(join(import.meta.dirname, '..'))).toMatchObject({ code: 1, output: expect.stringContaining('Rien n’a été changé') })
    await write('content/plan.md', 'Un mot de plus.\n')
    expect(await update(folder)).toMatchObject({ code: 1, output: expect.stringContaining('  content/plan.md\n') })
    expect(await read('content/plan.md')).toBe('Un mot de plus.\n')
    await git('checkout', '-q', 'content/plan.md')
  })

  it('refuses to cover a file that Git was told to ignore', async () => {
    await write('.git/info/exclude', 'src/hosting/README.md\n')
    await write('src/hosting/README.md', 'Nos notes.\n')
    expect(await update(folder)).toMatchObject({ code: 1, output: expect.stringMatching(/ {2}src\/hosting\/README\.md\n[\s\S]*Rien n’a été changé/) })
    expect(await read('src/hosting/README.md')).toBe('Nos notes.\n')
    await rm(join(folder, 'src/hosting/README.md'))
    await write('.git/info/exclude', '')
  })

  it('says that the disk is full, that nothing has changed, and that it begins anew', async () => {
    const before = await git('rev-parse', 'HEAD')
    const full = 'echo "fatal: write error: No space left on device" >&2; exit 128'
    expect(await updateWhere('commit-tree', full)).toMatchObject({ code: 1, output: expect.stringMatching(/^La mise à jour s’est arrêtée\s: il n’y a plus de place sur le disque\.\n.*rien n’y a changé\. Vos textes, .* saufs\.\n.*relancez la même commande[^\n]*\n$/) })
    expect([await git('rev-parse', 'HEAD'), await git('status', '--porcelain'), await read('public/favicon.svg')]).toEqual([before, '', '<svg/>'])
    // Nor can what was there be put back.
    expect(await updateWhere('add', `${full}; fi; if [ "$1" = read-tree ]; then ${full}`)).toMatchObject({ code: 1, output: expect.stringMatching(/^La mise à jour s’est arrêtée à moitié\s: il n’y a plus de place[\s\S]*n’y lancez pas npm start[\s\S]*relancez la même commande/) })
    expect(await git('status', '--porcelain')).not.toBe('')
  })

  it('says when it is interrupted that half of it may be there', async () => {
    expect(await updateWhere('write-tree', 'kill -INT $PPID; sleep 1')).toMatchObject({ code: 1, output: expect.stringMatching(/^La mise à jour s’est arrêtée à moitié[\s\S]*n’y lancez pas npm start[\s\S]*relancez la même commande/) })
  })

  it('replaces the program, keeps all that is the host’s, and can be undone', async () => {
    const [before, content] = [await git('rev-parse', 'HEAD'), await git('rev-parse', 'HEAD:content')]
    // Nothing of it is said by who is killed.
    expect((await updateWhere('update-ref', 'kill -KILL $PPID; exit 1')).output).toBe('')
    expect(await git('rev-parse', 'HEAD')).toBe(before)
    expect(await update(folder)).toMatchObject({ code: 0, output: expect.stringMatching(/^Une mise à jour s’était arrêtée à moitié[\s\S]*git revert --no-edit HEAD/) })

    expect(await git('rev-parse', 'HEAD~1')).toBe(before)
    expect(await git('status', '--porcelain')).toBe('')
    expect([await git('rev-parse', 'HEAD:content'), await read('README.md'), await read('.env'), await read('.plan/private/key'), await read('src/ours/key.local')]).toEqual([content, '# À nous\n', 'PLAN_HOLD=true\n', 'kept', 'x'])
    expect(await git('ls-files')).not.toMatch(/secret\.txt|^\.env$/m)
    expect(await read('.gitignore')).toMatch(/secret\.txt[\s\S]*dist\//)
    expect(existsSync(join(folder, 'public/notre-logo.svg'))).toBe(true)

    // An empty folder of the host's may be needed: a repository whose branches are packed is none without `refs/`.
    expect(await git('--git-dir', 'data/forge.git', 'rev-parse', '--is-bare-repository')).toBe('true')
    expect(existsSync(join(folder, 'src/gone'))).toBe(false)
    expect(await read('src/hosting/README.md')).toBe(await readFile(join(import.meta.dirname, '../src/hosting/README.md'), 'utf8'))
    // Nothing of the sample comes with it.
    expect((await git('ls-files')).split('\n').filter((path) => /^src\/demo\/|\.test\.ts$|^content\/actions\//.test(path))).toEqual([])
    expect(Object.keys((JSON.parse(await read('package.json')) as { scripts: object }).scripts)).not.toContain('screenshots')
    expect(await command(folder, 'check')).toMatchObject({ code: 0 })
    expect(await update(folder)).toMatchObject({ code: 0, output: expect.stringContaining('déjà') })

    await git('-c', 'user.name=Host', '-c', 'user.email=host@example.org', 'revert', '--no-edit', 'HEAD')
    expect(await git('rev-parse', 'HEAD^{tree}')).toBe(await git('rev-parse', `${before}^{tree}`))
  })
})
