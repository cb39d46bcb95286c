import { describe, expect, it } from 'vitest'
import { parseTrailers } from '../../domain/trailers.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake } from '../../testing/create-test-intake.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { readFields, readText } from '../../testing/read-html.ts'

const path = '/coordination/nourrir/'

async function word(intake: TestIntake, session: Record<string, string>, query: string, texte: string): Promise<Response> {
  const form = readFields(await (await intake.get(`${path}?${query}`, session)).text())
  const preview = await (await intake.post(`${path}verifier/`, { ...form, texte }, session)).text()
  return intake.post(`${path}envoyer/`, { ...readFields(preview), geste: 'envoyer' }, session)
}

describe('« En faire une proposition »', () => {
  it('words a proposal from an idea: the idea stays its author’s, the words are the coordinator’s, the decision another’s', async () => {
    const intake = await createTestIntake()
    const [ana, bea] = [await intake.signIn('Ana'), await intake.signIn('Béa')]
    const { id } = await proposeByForm(intake, 'intention=idee', { texte: 'Des jardins partout.', nom: 'Paul' })
    const sent = await word(intake, ana, `depuis=${id}&intention=ajouter&element=recit`, 'Planter des jardins partagés.')
    expect(sent.headers.get('location')).toBe(`/coordination/contributions/${id}/?fait#nees`)
    const before = await intake.forge.state()
    const born = [...before.contributions.values()].at(-1)!
    const [{ id: anaId } = { id: '' }, { id: beaId } = { id: '' }] = await intake.coordinators.list()
    expect(born).toMatchObject({ kind: 'amendment', person: anaId, fedBy: id, ideaOf: before.contributions.get(id)!.person })
    expect(readText(await (await intake.get(`/coordination/contributions/${id}/`, ana)).text())).toContain('Propositions qui en sont nées n° 2 Nouvelle action sous Objectif 1 : Planter des jardins partagés')
    await intake.json(`/api/desk/contributions/${born.id}/decision`, { outcome: 'accepted' }, bea)
    const { log } = await intake.forge.state()
    expect(parseTrailers(log.at(-1)!.message)).toMatchObject({ contribution: born.id, ideaOf: before.contributions.get(id)!.person, wordedBy: anaId, decidedBy: beaId })
  })

  it('feeds several, from a comment too', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    const { id } = await proposeByForm(intake, 'intention=reagir&element=lieux', { texte: 'Et pourquoi pas des bals ?' })
    await word(intake, session, `depuis=${id}&intention=modifier&element=lieux`, 'Fravailler avec ces lieux. Les faire rayonner par des bals.')
    await word(intake, session, `depuis=${id}&intention=modifier&element=medias`, 'Créer un média des bals.')
    expect([...(await intake.forge.state()).contributions.values()].map(({ fedBy }) => fedBy)).toEqual([undefined, id, id])
  })

  it('is refused where there is nothing to word, and shows no masked words', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    const { id } = await proposeByForm(intake, 'intention=idee', { texte: 'Le numéro de Zoé.' })
    await intake.post(`/coordination/contributions/${id}/masquer/`, { 'raison-masquer': 'Données personnelles.' }, session)
    const form = await (await intake.get(`${path}?depuis=${id}&intention=modifier&element=lieux`, session)).text()
    expect(readText(form)).not.toContain('Zoé')
    const answer = await intake.post(`${path}verifier/`, { ...readFields(form), depuis: id, texte: 'Le numéro.' }, session)
    expect([answer.status, readText(await answer.text()).includes('n’est plus là')]).toEqual([422, true])
    expect((await word(intake, session, 'depuis=0000000000&intention=idee', 'Une idée.')).status).not.toBe(303)
  })
})
