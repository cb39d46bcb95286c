import { spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useTempDirs } from '../../testing/use-temp-dirs.ts'
import { FolderLocked, lockFolder } from './lock-folder.ts'

const useTempDir = useTempDirs()
/** Takes the lock when a line comes, says whether it did, and keeps it until the next line. */
const taker = `
import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, 'lock-folder.ts'))}
process.stdout.write('ready ')
let lines = 0
process.stdin.on('data', async () => {
  if (++lines > 1) process.exit()
  process.stdout.write(await lockFolder(process.env.FOLDER).then(() => 'taken', (error) => error.code))
})
`

/** How many of `count` processes that begin at once have the folder. */
async function race(folder: string, count: number): Promise<string[]> {
  const takers = Array.from({ length: count }, () => spawn(process.execPath, ['--input-type=module', '-e', taker], { env: { ...process.env, FOLDER: folder }, stdio: ['pipe', 'pipe', 'inherit'] }))
  const said = takers.map(() => '')
  const all = (pattern: RegExp) => new Promise<void>((resolve) => takers.forEach(({ stdout }) => stdout.on('data', () => said.every((each) => pattern.test(each)) && resolve())))
  takers.forEach(({ stdout }, index) => stdout.on('data', (data: Buffer) => (said[index] += data.toString())))
  await all(/^ready /)
  const answered = all(/^ready ./)
  takers.forEach(({ stdin }) => stdin.write('go\n'))
  await answered
  const ended = takers.map((each) => new Promise((resolve) => each.once('exit', resolve)))
  takers.forEach(({ stdin }) => stdin.write('end\n'))
  await Promise.all(ended)
  return said.map((each) => each.slice('ready '.length)).sort()
}

describe('lockFolder', () => {
  it('gives a folder to one of many that begin at once, new or left by a process that is gone', { timeout: 120_000 }, async () => {
    const folder = await useTempDir()
    for (let round = 0; round < 6; round += 1) {
      expect(await race(folder, 6)).toEqual([...Array.from({ length: 5 }, () => 'private.locked'), 'taken'])
      expect(await readdir(folder)).toEqual(['lock'])
    }
  })

  it('refuses a folder that is in use, and takes over a lock that says nothing', async () => {
    const folder = await useTempDir()
    await writeFile(join(folder, 'lock'), String(process.ppid))
    await expect(lockFolder(folder)).rejects.toBeInstanceOf(FolderLocked)
    await writeFile(join(folder, 'lock'), '')
    const unlock = await lockFolder(folder)
    expect(await readFile(join(folder, 'lock'), 'utf8')).toBe(String(process.pid))
    await unlock()
    expect(await readdir(folder)).toEqual([])
  })
})
