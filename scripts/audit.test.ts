import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { useTempDirs } from '../src/testing/use-temp-dirs.ts'

const useTempDir = useTempDirs()

it('npm run audit, when it is interrupted, leaves nothing behind and says so', { timeout: 240_000 }, async () => {
  const folder = await useTempDir()
  const audit = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'audit.ts')], { env: { ...process.env, TMPDIR: folder }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [audit.stdout, audit.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
  // The first page was checked: the server and the browser are there.
  await new Promise<void>((resolve, reject) => {
    audit.stdout.on('data', () => said.includes('✓') && resolve())
    audit.once('exit', () => reject(new Error(said)))
  })
  const ended = new Promise((resolve) => audit.once('exit', resolve))
  audit.kill('SIGINT')
  expect([await ended, said]).toEqual([1, expect.stringMatching(/Audit interrompu\s: rien n’a été gardé\.\n$/)])
  expect((await readdir(folder)).filter((name) => name.startsWith('plan-vivant-audit-'))).toEqual([])
})
