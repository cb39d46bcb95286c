import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { useTempDirs } from '../src/testing/use-temp-dirs.ts'

const useTempDir = useTempDirs()
const interrupted = [1, expect.stringMatching(/Audit interrompu\s: rien n’a été gardé\.\n$/)]

/** What it said and its exit code, once `until` let it be interrupted. */
async function interruptAudit(folder: string, signal: NodeJS.Signals, until: (audit: ChildProcess, said: () => string) => Promise<void>): Promise<[code: unknown, said: string]> {
  const audit = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'audit.ts')], { env: { ...process.env, TMPDIR: folder }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [audit.stdout, audit.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise((resolve) => audit.once('exit', resolve))
  await Promise.race([until(audit, () => said), ended.then(() => Promise.reject(new Error(said)))])
  audit.kill(signal)
  return [await ended, said]
}

async function listLeft(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('plan-vivant-audit-') || name === 'chromium')
}

it('npm run audit, when it is interrupted, leaves nothing behind and says so', { timeout: 240_000 }, async () => {
  const folder = await useTempDir()
  // The first page was checked: the server and the browser are there.
  const checked = (audit: ChildProcess, said: () => string): Promise<void> => new Promise((resolve) => audit.stdout!.on('data', () => said().includes('✓') && resolve()))
  expect(await interruptAudit(folder, 'SIGINT', checked)).toEqual(interrupted)
  expect(await listLeft(folder)).toEqual(['chromium'])
})

it('npm run audit, when it is interrupted while the server starts, goes no further', { timeout: 240_000 }, async () => {
  const folder = await useTempDir()
  const starting = async (): Promise<void> => {
    while ((await listLeft(folder)).length === 0) await setTimeout(50)
    await setTimeout(1_000)
  }
  expect(await interruptAudit(folder, 'SIGTERM', starting)).toEqual(interrupted)
  expect(await listLeft(folder)).toEqual([])
})
