import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { importDate } from '../demo/import-date.ts'
import { replayThread } from '../demo/replay-thread.ts'
import { createLocalForge } from '../forges/local/create-local-forge.ts'
import { openRepository } from '../git/open-repository.ts'
import { seedBareRepository } from '../git/seed-bare-repository.ts'
import { readSettings } from '../settings/settings.ts'
import { startServer } from '../testing/start-server.ts'
import { useTempDirs } from '../testing/use-temp-dirs.ts'
import { forgeDir } from './forge-dir.ts'
import { settleDemo } from './prepare-forge.ts'

const createTempDir = useTempDirs()
const checkout = join(import.meta.dirname, '../..')
/** The plan of a host, as the server made it. */
let planDir: string

beforeAll(async () => {
  const folder = await createTempDir()
  planDir = join(folder, 'plan')
  await mkdir(join(folder, 'content'))
  await writeFile(join(folder, 'content/plan.md'), '---\ntitle: Plan du quartier\n---\n\nÀ écrire.\n')
  await seedBareRepository({ gitDir: join(planDir, 'forge.git'), from: folder, at: '2026-01-05T10:00:00Z', message: 'plan: import\n' })
})

const settle = (folder: string) => settleDemo(readSettings({ PLAN_DIR: folder }, checkout))

describe('settleDemo', () => {
  it('is the demonstration in a new folder, where its replay was cut, and where it is over', async () => {
    const folder = await createTempDir()
    expect(await settle(folder)).toMatchObject({ demo: true })
    const gitDir = forgeDir({ planDir: folder, github: null })
    await seedBareRepository({ gitDir, from: checkout, history: 'none', at: importDate, message: 'plan: import\n' })
    expect(await settle(folder)).toMatchObject({ demo: true })
    await replayThread({ forge: createLocalForge({ gitDir }), publicUrl: (id) => id })
    expect(await settle(folder)).toMatchObject({ demo: true })
  })

  it('is not where the folder holds another plan', async () => {
    expect(await settle(planDir)).toMatchObject({ demo: false, planDir })
  })

  it('keeps the thread of the sample out of a plan that code with the sample is started on', async () => {
    const server = await startServer({ planDir })
    await server.stop()
    expect(await openRepository(join(planDir, 'forge.git')).heads()).toMatchObject({ register: null })
    expect(JSON.parse(await readFile(join(planDir, 'site/current/build.json'), 'utf8'))).toMatchObject({ settings: { demo: false } })
  })
})
