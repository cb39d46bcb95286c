import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { readFields, readText } from '../../testing/read-html.ts'

describe('« Demander à l’auteur·rice »', () => {
  it('is a public question that the private page shows and the list waits for, until it is answered', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    const { id, path } = await proposeByForm(intake, 'intention=idee', { texte: 'Une monnaie locale.' })
    const read = async (address: string) => readText(await (await intake.get(address, session)).text())
    intake.clock.set('2026-10-02T10:00:00Z')
    await intake.post(`/coordination/contributions/${id}/repondre/`, { reponse: 'Sur quel territoire ?', geste: 'demander' }, session)
    intake.clock.set('2026-10-05T10:00:00Z')
    expect(await read('/coordination/')).toContain('Attend la réponse de son auteur·rice à une question posée il y a 3 jours.')
    expect(await read('/coordination/?etat=demandee')).toContain('Une monnaie locale')
    expect(await read(`/coordination/contributions/${id}/`)).toMatch(/attend la réponse de son auteur·rice depuis le 2 octobre 2026.*Sur quel territoire/)
    expect(await read(path)).toMatch(/La coordination vous pose une question.*Sur quel territoire/)
    const answer = readFields(await (await intake.get(path)).text(), 'repondre/"')
    const cle = /name="cle" value="([^"]+)"/.exec(await (await intake.get(path)).text())?.[1] ?? ''
    await intake.post(`${path}repondre/`, { ...answer, cle, texte: 'La vallée.' })
    expect(await read('/coordination/')).not.toContain('question posée')
    expect(await read(path)).not.toContain('vous pose une question')
  })

  it('is asked by a program too', async () => {
    const intake = await createTestIntake()
    const { id } = await proposeByForm(intake, 'intention=idee', { texte: 'Une monnaie locale.' })
    await intake.json(`/api/desk/contributions/${id}/answer`, { text: 'Où ?', asks: true }, await intake.signIn())
    expect([...(await intake.forge.state()).contributions.values()].at(-1)).toMatchObject({ official: true, asksAuthor: true })
  })
})
