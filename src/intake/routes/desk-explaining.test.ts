import { describe, expect, it } from 'vitest'
import { appendEvents } from '../../register/append-events.ts'
import { writePeople } from '../../register/people.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake } from '../../testing/create-test-intake.ts'
import { createSigner } from '../guards/signer.ts'
import { readText } from '../../testing/read-html.ts'

/** A proposal that somebody declined on the code host. */
async function declineElsewhere(): Promise<{ intake: TestIntake; id: string; session: Record<string, string> }> {
  const intake = await createTestIntake()
  const id = await intake.forge.propose([{ type: 'remove', item: 'medias' }])
  await appendEvents(intake.forge.forge, [{ type: 'decided', id: '00000000zz', at: '2026-09-30T10:00:00Z', by: 'p-00000000zz', contribution: id, outcome: 'declined', leftOut: [], commits: [], landed: [], elsewhere: true }], '2026-09-30T10:00:00Z')
  return { intake, id, session: await intake.signIn('Ana') }
}

describe('a decision without a reason, at the desk', () => {
  it('waits for one, first thing on the list', async () => {
    const { intake, id, session } = await declineElsewhere()
    const list = await (await intake.get('/coordination/', session)).text()
    expect(readText(list)).not.toContain('Rien n’attend')
    expect(readText(list)).toContain('Décidées hors de la coordination, sans motif')
    expect(list).toContain(`/coordination/contributions/${id}/#motiver`)
    const page = readText(await (await intake.get(`/coordination/contributions/${id}/`, session)).text())
    expect(page).toContain('Décidée hors de la coordination, le 30 septembre 2026')
    expect(page).toContain('Sans motif écrit pour l’instant.')
  })

  it('is told as such on its proposer’s page, then with the reason that a coordinator wrote', async () => {
    const { intake, id, session } = await declineElsewhere()
    const follow = `/suivi/${id}/${createSigner(intake.folder.key).sign('follow', id)}/`
    const read = async (): Promise<string> => readText(await (await intake.get(follow)).text())
    expect(await read()).toContain('Décidée hors de la coordination')
    const empty = await intake.post(`/coordination/contributions/${id}/motiver/`, { motif: ' ' }, session)
    expect(empty.status).toBe(422)
    const sent = await intake.post(`/coordination/contributions/${id}/motiver/`, { motif: 'Déjà dans l’action 4.' }, session)
    expect(sent.status).toBe(303)
    expect(await read()).toContain('Déjà dans l’action 4.')
    expect(readText(await (await intake.get('/coordination/', session)).text())).not.toContain('sans motif')
    expect((await intake.forge.state()).contributions.get(id)).toMatchObject({ status: 'declined', decision: { by: 'p-00000000zz', elsewhere: true, explained: { at: '2026-10-01T10:00:00.000Z' } } })
  })

  it('names who took it with a coordinator’s name as somebody else', async () => {
    const { intake, id, session } = await declineElsewhere()
    await writePeople(intake.forge.forge, (people) => ({ ...people, 'p-00000000zz': { name: 'ANA' }, 'p-00000000aa': { name: 'Ana', coordinator: true } }), '2026-09-30T10:00:00Z')
    const page = readText(await (await intake.get(`/coordination/contributions/${id}/`, session)).text())
    expect(page).toContain('Décision d’ANA (nom déclaré, hors coordination), le 30 septembre 2026')
  })

  it('gets its reason once, by the form or by a program', async () => {
    const { intake, id, session } = await declineElsewhere()
    const explain = async () => intake.json(`/api/desk/contributions/${id}/explain`, { reason: 'Trop cher.' }, { ...session, origin: 'http://localhost' })
    expect((await explain()).status).toBe(200)
    expect((await explain()).status).toBe(422)
    expect((await intake.forge.state()).contributions.get(id)?.decision?.reason).toBe('Trop cher.')
  })
})
