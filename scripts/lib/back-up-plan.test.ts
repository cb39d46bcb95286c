import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLocalForge } from '../../src/forges/local/create-local-forge.ts'
import { createTempDir } from '../../src/testing/create-temp-dir.ts'
import { appendEvents } from '../../src/register/append-events.ts'
import { buildSubmitted } from '../../src/testing/build-event.ts'
import { seedBareRepository } from '../../src/git/seed-bare-repository.ts'
import { loadState } from '../../src/usecases/load-state.ts'
import { backUpPlan, BackupRefused, restorePlan } from './back-up-plan.ts'

async function makePlan(): Promise<string> {
  const planDir = await createTempDir()
  const at = '2026-01-01T00:00:00.000Z'
  await seedBareRepository({ gitDir: join(planDir, 'forge.git'), from: join(import.meta.dirname, '../..'), history: 'none', at, message: 'plan: import\n' })
  await appendEvents(createLocalForge({ gitDir: join(planDir, 'forge.git') }), [buildSubmitted(1)], at)
  await mkdir(join(planDir, 'private/outbox'), { recursive: true })
  await writeFile(join(planDir, 'private/key'), 'secret')
  await writeFile(join(planDir, 'private/outbox/1.json'), '{}')
  return planDir
}

describe('backUpPlan', () => {
  it('gives back every branch and every private file', async () => {
    const planDir = await makePlan()
    const folder = join(await createTempDir(), 'backup')
    await backUpPlan(planDir, folder)
    const restored = join(await createTempDir(), 'plan')
    await restorePlan(folder, restored)
    const read = (dir: string) => loadState(createLocalForge({ gitDir: join(dir, 'forge.git') }).repository)
    const [before, after] = [await read(planDir), await read(restored)]
    expect(after.heads).toEqual(before.heads)
    expect(after.events).toEqual(before.events)
    expect(await readFile(join(restored, 'private/key'), 'utf8')).toBe('secret')
    expect(await readFile(join(restored, 'private/outbox/1.json'), 'utf8')).toBe('{}')
  })

  it('names a plan, and a backup, that is not there, and makes no folder', async () => {
    const folder = await createTempDir()
    const [absent, other] = [join(folder, 'absent'), join(folder, 'other')]
    await expect(backUpPlan(absent, other)).rejects.toMatchObject({ reason: 'no-plan', data: { folder: absent } })
    await expect(restorePlan(absent, other)).rejects.toMatchObject({ reason: 'no-backup', data: { folder: absent } })
    expect(await readdir(folder)).toEqual([])
  })

  it('refuses to write over something', async () => {
    const planDir = await makePlan()
    const folder = await createTempDir()
    await writeFile(join(folder, 'kept.txt'), 'kept')
    await expect(backUpPlan(planDir, folder)).rejects.toThrow(BackupRefused)
    await expect(restorePlan(folder, planDir)).rejects.toThrow(BackupRefused)
    expect(await readFile(join(folder, 'kept.txt'), 'utf8')).toBe('kept')
  })
})
