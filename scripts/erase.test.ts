import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openForge } from '../src/intake/open-forge.ts'
import { deliverRecord, setName } from '../src/intake/private/deliver-record.ts'
import { createHeldSubmissions } from '../src/intake/private/held-submissions.ts'
import { lockFolder } from '../src/intake/private/lock-folder.ts'
import { createOutbox } from '../src/intake/private/outbox.ts'
import type { OutboxRecord } from '../src/intake/private/outbox.ts'
import { createPrivateFolder } from '../src/intake/private/private-folder.ts'
import { runPlan } from '../src/intake/run-plan.ts'
import type { Forge } from '../src/ports.ts'
import { readSettings } from '../src/settings/settings.ts'
import { createTempDir } from '../src/testing/create-temp-dir.ts'
import { createTempRepository } from '../src/testing/create-temp-repository.ts'
import { smallPlan } from '../src/testing/create-test-forge.ts'
import { serveStandIn } from '../src/testing/github-stand-in/serve-stand-in.ts'
import { runHostCommand } from '../src/testing/run-host-command.ts'
import { startHostPlan } from '../src/testing/start-host-plan.ts'
import { loadState } from '../src/usecases/load-state.ts'

const clock = { now: () => new Date() }
const publicUrl = (id: string): string => `/contributions/${id}/`
const person = 'p-0000000001'
const erase = (planDir: string, said: string, env: NodeJS.ProcessEnv = {}) => runHostCommand(planDir, 'erase', [said], env)
const openFolder = (planDir: string) => createPrivateFolder(join(planDir, 'private'))

/** One process of the server, from its start to its end. */
async function serve(planDir: string, forge: Forge) {
  const site = { current: () => null, status: () => ({ building: false, progress: [], lastError: null }), rebuild: () => {}, follow: () => {} }
  const plan = await runPlan({ settings: readSettings({ PLAN_DIR: planDir }, planDir), forge, folder: await openFolder(planDir), site, clock, publicUrl, coordinatorName: 'Coordination' })
  const refreshed = await plan.refresh().then(() => true, () => false)
  await plan.outbox.stop()
  return { id: plan.first.id, refreshed }
}

function recordOf(id: string): OutboxRecord {
  const draft = { kind: 'idea' as const, id, person, text: 'Créer un média.' }
  return { format: 1, entry: { type: 'submit', id: `1${id.slice(1)}`, at: '2026-01-02T00:00:00Z', by: person, draft }, name: 'Zoé Martin' }
}

/** As the server left it: one record to leave, one set aside, one held. */
async function leaveRecords(planDir: string): Promise<void> {
  const folder = await openFolder(planDir)
  await folder.records('outbox').write('00000000000001-000000-1000000002', recordOf('0000000002'))
  await folder.records('set-aside').write('00000000000001-000001-1000000003', { format: 1, record: recordOf('0000000003'), issues: [] })
  await createHeldSubmissions(folder).keep(recordOf('0000000004'))
}

/** Delivers all that waits, as later days do. */
async function deliverAll(planDir: string, forge: Forge): Promise<void> {
  const folder = await openFolder(planDir)
  const outbox = await createOutbox({ folder, clock, deliver: (record) => deliverRecord({ forge, publicUrl }, clock, record) })
  for (const { name } of await outbox.listSetAside()) await outbox.retrySetAside(name)
  for (const { record: { format: _, ...record } } of await createHeldSubmissions(folder).list()) await outbox.add(record)
  await vi.waitFor(() => expect(outbox.pending()).toEqual([]), 30_000)
  await outbox.stop()
}

describe('a name that is erased', () => {
  it('stays erased when the server starts again, also the first coordinator’s', async () => {
    const { planDir, forge, state } = await startHostPlan()
    const { id } = await serve(planDir, forge)
    expect((await state()).people).toEqual({ [id]: { name: 'Coordination', coordinator: true } })
    const erased = await erase(planDir, id)
    expect([erased.code, erased.output]).toEqual([0, expect.stringMatching(/le bureau garde son nom.*npm run coordinator -- revoke p-/)])
    expect(await serve(planDir, forge)).toEqual({ id, refreshed: true })
    expect((await state()).people).toEqual({})
  })

  it('is not the one that the first start could not bring yet: a later one does, unless it was erased', async () => {
    for (const [isErased, expected] of [[false, ['Coordination']], [true, []]] as const) {
      const { planDir, forge, state } = await startHostPlan()
      const { id, refreshed } = await serve(planDir, { ...forge, writeCommit: () => Promise.reject(new Error('no answer')) })
      expect([refreshed, (await state()).people]).toEqual([false, {}])
      if (isErased) expect((await erase(planDir, id)).code).toBe(0)
      await serve(planDir, forge)
      expect(Object.values((await state()).people).map(({ name }) => name)).toEqual(expected)
    }
  })

  it.each([person, '0000000004'])('leaves what waits, is set aside or is held too (%s)', async (said) => {
    const { planDir, forge, state } = await startHostPlan()
    await setName(forge, person, 'Zoé Martin', clock)
    await leaveRecords(planDir)
    const { code, output } = await erase(planDir, said)
    expect([code, output]).toEqual([0, expect.stringContaining(`Le nom de ${person} est retiré`)])
    await deliverAll(planDir, forge)
    const { contributions, people } = await state()
    expect([[...contributions.keys()].sort(), people]).toEqual([['0000000002', '0000000003', '0000000004'], {}])
  })

  it('is erased where it only waits', async () => {
    const { planDir, forge, state } = await startHostPlan()
    await leaveRecords(planDir)
    expect((await erase(planDir, person)).code).toBe(0)
    expect((await erase(planDir, person)).output).toContain('rien à retirer')
    await deliverAll(planDir, forge)
    expect((await state()).people).toEqual({})
  })

  it('is erased beside a running server; not while a record waits with it, which the server would bring', async () => {
    const { planDir, forge, state } = await startHostPlan()
    const unlock = await lockFolder(planDir)
    onTestFinished(unlock)
    await setName(forge, person, 'Zoé Martin', clock)
    expect((await erase(planDir, person)).code).toBe(0)
    expect((await state()).people).toEqual({})
    await setName(forge, person, 'Zoé Martin', clock)
    await leaveRecords(planDir)
    const refused = await erase(planDir, person)
    expect([refused.code, refused.output]).toEqual([1, expect.stringMatching(new RegExp(`Rien n’a été retiré.*processus ${process.pid}.*Arrêtez le plan`))])
    expect((await state()).people).toEqual({ [person]: { name: 'Zoé Martin' } })
  })
})

describe('what cannot be recalled', () => {
  it('is told, with the repository of this machine', async () => {
    const { planDir, forge } = await startHostPlan()
    await setName(forge, person, 'Zoé Martin', clock)
    const { output } = await erase(planDir, person)
    expect(output).toMatch(/git --git-dir ".*\/forge\.git" gc[\s\S]*Ce qui ne se rappelle pas\u00a0: les copies du dépôt et les sauvegardes/)
    expect(output).not.toContain('Sur GitHub')
  })

  it('is also what `people` was before, on GitHub', async () => {
    const { gitDir } = await createTempRepository(smallPlan)
    const standIn = await serveStandIn({ gitDir, time: { now: clock.now, expire: () => {} } })
    onTestFinished(() => standIn.stop())
    const { owner, name, app } = standIn.hub
    const planDir = await createTempDir()
    const env = { PLAN_GITHUB_REPOSITORY: `${owner}/${name}`, PLAN_GITHUB_API_URL: standIn.apiUrl, PLAN_GITHUB_APP_ID: String(app.id), PLAN_GITHUB_INSTALLATION_ID: String(app.installationId), PLAN_GITHUB_PRIVATE_KEY: app.privateKey }
    const forge = await openForge({ settings: readSettings({ PLAN_DIR: planDir, ...env }, planDir), folder: await openFolder(planDir) })
    await setName(forge, person, 'Zoé Martin', clock)
    const { code, output } = await erase(planDir, person, env)
    expect([code, output]).toEqual([0, expect.stringMatching(/git --git-dir ".*\/mirror\.git" gc[\s\S]*Sur GitHub, l’ancien état de la branche people.*qui a noté son identifiant/)])
    expect((await loadState(forge.repository, await forge.refresh())).people).toEqual({})
  })
})
