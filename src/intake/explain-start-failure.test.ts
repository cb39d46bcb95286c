import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readSettings } from '../settings/settings.ts'
import { useTempDirs } from '../testing/use-temp-dirs.ts'
import { explainStartFailure, isDiskFull } from './explain-start-failure.ts'
import { lockFolder } from './private/lock-folder.ts'
import { createTerminal } from './terminal.ts'

const run = promisify(execFile)
const useTempDir = useTempDirs()

/** All that a start that ends at once says. */
async function start(env: Record<string, string>): Promise<string> {
  const options = { env: { PATH: process.env['PATH'], PORT: '0', ...env }, cwd: await useTempDir() }
  const { code, stdout, stderr } = await run(process.execPath, [join(import.meta.dirname, 'main.ts')], options).then((said) => ({ ...said, code: 0 }), (error: { code: number; stdout: string; stderr: string }) => error)
  expect(code).toBe(1)
  return stdout + stderr
}

describe('a start that cannot be', () => {
  it('names each setting at fault and what it should be, without a trace', async () => {
    const said = await start({ PORT: 'abc', PLAN_HOLD: 'oui', PLAN_URL: 'plan.exemple.org' })
    for (const each of [/ {2}PORT\s: un nombre/, / {2}PLAN_HOLD\s: true ou false/, / {2}PLAN_URL\s: une adresse entière/, /Rien n’a été touché/]) expect(said).toMatch(each)
    expect(said).not.toMatch(/Zod| at |node:internal/)
  })

  it('says that the folder is a file, or is in use', async () => {
    const folder = await useTempDir()
    await writeFile(join(folder, 'file'), '')
    expect(await start({ PLAN_DIR: join(folder, 'file') })).toContain('est un fichier, et il faut un dossier')
    const unlock = await lockFolder(join(folder, 'plan'))
    expect(await start({ PLAN_DIR: join(folder, 'plan') })).toContain(`(processus ${process.pid}) utilise déjà`)
    await unlock()
  })

  it('says that the port is taken, and that the address is not this machine’s', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as { port: number }
    expect(await start({ PLAN_DIR: await useTempDir(), PORT: String(port) })).toContain(`PORT=${port + 1} npm start`)
    taken.close()
    expect(await start({ PLAN_DIR: await useTempDir(), HOST: '192.0.2.1' })).toContain('L’adresse 192.0.2.1 n’est pas à cette machine')
  })
})

describe('explainStartFailure', () => {
  const explain = (error: Error) => explainStartFailure(error, readSettings({ PLAN_DIR: '/plan', PORT: '80' }, '/'), createTerminal({}, () => 0, () => {}))
  const fault = (code: string, syscall: string) => Object.assign(new Error(`${code}: x`), { code, syscall })

  it('tells a full disk, also under another error and in the words of Git', () => {
    for (const error of [fault('ENOSPC', 'write'), new Error('Not kept', { cause: fault('ENOSPC', 'write') }), new Error('fatal: write error: No space left on device'), new Error('fatal: write error. Out of diskspace')]) {
      expect(isDiskFull(error)).toBe(true)
      expect(explain(error)).toMatch(/plus de place sur le disque de \/plan\.\nLibérez-en[\s\S]*y est toujours/)
    }
    expect(isDiskFull(fault('EIO', 'write'))).toBe(false)
  })

  it('tells a folder and a port that are closed to this account', () => {
    for (const error of [fault('EACCES', 'mkdir'), fault('EROFS', 'open'), fault('ENOENT', 'mkdir')]) expect(explain(error)).toMatch(/\/plan ne se laisse ni créer ni écrire[\s\S]*PLAN_DIR/)
    expect(explain(fault('EACCES', 'listen'))).toContain('Le port 80 n’est pas permis')
  })
})
