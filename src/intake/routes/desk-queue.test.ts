import { describe, expect, it, vi } from 'vitest'
import { ForgeClosed, ForgePaused, ForgeRefused, TooSoon } from '../../ports.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake } from '../../testing/create-test-intake.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { readText } from '../../testing/read-html.ts'

const until = new Date('2026-10-01T10:05:00Z')

/** An intake whose forge fails in some way, or not any more. */
async function open(): Promise<TestIntake & { fail(error: Error | null): void; read(path: string, headers?: Record<string, string>): Promise<string> }> {
  let failure: Error | null = null
  const intake = await createTestIntake({ deliver: async (_, deliver) => (failure ? Promise.reject(failure) : deliver()) })
  return { ...intake, fail: (error) => void (failure = error), read: async (path, headers) => readText(await (await intake.get(path, headers)).text()) }
}
const propose = (intake: TestIntake) => proposeByForm(intake, 'intention=idee', { texte: 'Un four solaire.', nom: 'Zoé' })

describe('what waits to leave', () => {
  it('during a pause: the receipt and the desk say until when, and that all is kept', async () => {
    const intake = await open()
    intake.fail(new ForgePaused('rate limit', until))
    const { path } = await propose(intake)
    expect(await intake.read(path)).toMatch(/gardée sur notre disque.*demande une pause jusqu’au 1er octobre 2026 à 12 h 05/)
    const session = await intake.signIn()
    expect(await intake.read('/coordination/', session)).toMatch(/Une pause est demandée.*1 envoi est gardé.*Voir ce qui attend/)
    expect(await intake.read('/coordination/envois/', session)).toMatch(/jusqu’au 1er octobre 2026 à 12 h 05.*Une idée Reçue le 1er octobre 2026.*nouvel essai le 1er octobre 2026 à 12 h 05/)
  })

  it('where the repository is closed to us: an alert, and a person goes on', async () => {
    const intake = await open()
    intake.fail(new ForgeClosed('forge.denied', 'GitHub refused with 401'))
    const { path } = await propose(intake)
    expect(await intake.read(path)).toMatch(/ne répond pas comme il faut.*rien à refaire/)
    const session = await intake.signIn()
    const desk = await (await intake.get('/coordination/', session)).text()
    expect(desk).toMatch(/notice-attention"><h2>Le dépôt du plan nous est fermé/)
    expect(readText(desk)).toMatch(/npm run doctor dit quoi.*GitHub refused with 401.*Essayer maintenant/)
    intake.fail(null)
    expect((await intake.post('/coordination/envois/reprendre/', {}, session)).headers.get('location')).toBe('/coordination/envois/?repris')
    await vi.waitFor(() => expect(intake.outbox.pending()).toEqual([]), { timeout: 15_000 })
    expect(await intake.read('/coordination/envois/?repris', session)).toMatch(/L’envoi reprend\. Rien n’attend/)
    expect(await intake.read(path)).toContain('Ma proposition n° 1')
  })

  it('says what leaves with others, and what has others before it', async () => {
    const intake = await open()
    const session = await intake.signIn()
    intake.fail(new TooSoon('The register moves', until))
    const app = async (path: string, form: Record<string, string>) => intake.app.request(path, { method: 'POST', body: new URLSearchParams(form), headers: { origin: 'http://localhost' } })
    const { path } = await proposeByForm({ get: intake.get, post: app }, 'intention=idee', { texte: 'Un four solaire.' })
    await vi.waitFor(async () => expect(await intake.read(path)).toMatch(/part le 1er octobre 2026 à 12 h 05, avec ce qui arrive entre-temps/), { timeout: 15_000 })
    expect(await intake.read('/coordination/envois/', session)).toMatch(/Part le 1er octobre 2026 à 12 h 05/)
  })

  it('what was refused is kept aside, told to its proposer, and tried again', async () => {
    const intake = await open()
    intake.fail(new ForgeRefused('forge.refused', 'Validation Failed'))
    const { path } = await propose(intake)
    const session = await intake.signIn()
    expect(await intake.read(path)).toMatch(/la coordination doit y regarder\. Vos mots sont à l’abri/)
    const [aside] = await intake.outbox.listSetAside()
    expect(await intake.read('/coordination/', session)).toMatch(/Un envoi n’a pas pu être pris.*Validation Failed.*Un four solaire.*Essayer à nouveau/)
    expect((await intake.post('/coordination/mises-de-cote/none/reprendre/', {}, session)).status).toBe(404)
    intake.fail(null)
    await intake.post(`/coordination/mises-de-cote/${aside!.name}/reprendre/`, {}, session)
    expect(await intake.read(path)).toContain('Ma proposition n° 1')
    expect(await intake.outbox.listSetAside()).toEqual([])
  })

  it('a name that is taken back leaves what was set aside too', async () => {
    const intake = await open()
    intake.fail(new ForgeRefused('forge.refused', 'Validation Failed'))
    const { path } = await propose(intake)
    expect(await intake.read(path)).toContain('Zoé')
    await intake.post(`${path}nom/`, {})
    expect(JSON.stringify(await intake.outbox.listSetAside())).not.toContain('Zoé')
  })

  it('tells the same to programs', async () => {
    const intake = await open()
    intake.fail(new ForgePaused('rate limit', until))
    await propose(intake)
    const session = await intake.signIn()
    expect(await (await intake.get('/api/desk', session)).json()).toMatchObject({ leaving: 1, queue: { stop: { why: 'paused', until: until.toISOString() }, waiting: [{ type: 'submit', why: 'failed' }] } })
    intake.fail(null)
    expect((await intake.json('/api/desk/queue/resume', {}, session)).status).toBe(202)
    expect((await intake.json('/api/desk/set-aside/none/retry', {}, session)).status).toBe(404)
  })
})
