import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'

const query = 'intention=reagir&element=lieux&bloc=1'
const rayonner = 'Les faire rayonner par des fêtes.'

async function sentQuote(more: string, texte = 'Oui.') {
  const intake = await createTestIntake()
  const { id } = await proposeByForm(intake, query + more, { texte })
  const contribution = (await intake.forge.state()).contributions.get(id)!
  return { intake, contribution }
}

describe('a reaction to a passage', () => {
  it('offers the paragraph and each of its sentences, without script', async () => {
    const intake = await createTestIntake()
    const page = await (await intake.get(`/proposer/?${query}`)).text()
    expect(page).toContain('<select id="citation" name="citation"')
    expect([...page.matchAll(/<option value="([^"]*)"/g)].map(([, value]) => value)).toEqual(['', 'Fravailler avec ces lieux.', rayonner])
  })

  it('keeps the words, what stands around them and the text that they were read in', async () => {
    const { intake, contribution } = await sentQuote(`&citation=${encodeURIComponent('faire rayonner')}`)
    expect(contribution.anchor).toEqual({ exact: 'faire rayonner', prefix: 'Fravailler avec ces lieux. Les ', suffix: ' par des fêtes.' })
    expect(contribution.base).toBe((await intake.forge.state()).heads.main)
    const answer = await (await intake.get(`/api/contributions/${contribution.id}`)).json()
    expect(answer).toMatchObject({ quote: { exact: 'faire rayonner', base: contribution.base } })
  })

  it('keeps whole words, wherever the selection was cut', async () => {
    const { contribution } = await sentQuote(`&citation=${encodeURIComponent('aire rayonner par d')}`)
    expect(contribution.anchor?.exact).toBe('faire rayonner par des')
  })

  it('is about the whole paragraph where nothing is chosen', async () => {
    const { contribution } = await sentQuote('')
    expect(contribution.anchor?.exact).toBe(`Fravailler avec ces lieux. ${rayonner}`)
  })

  it('shows the words in the preview, on the private page and on the desk, which says when they changed', async () => {
    const { intake, contribution } = await sentQuote(`&citation=${encodeURIComponent(rayonner)}`)
    const session = await intake.signIn()
    const desk = async () => (await intake.get(`/coordination/contributions/${contribution.id}/`, session)).text()
    expect(await desk()).toMatch(/<blockquote lang="fr">Les faire rayonner par des fêtes\.<\/blockquote>(?!<p class="meta">)/)
    const proposal = await intake.forge.propose([{ type: 'revise', item: 'lieux', body: 'Fravailler avec ces lieux.\n' }])
    await intake.forge.decide({ contribution: proposal, outcome: 'accepted' })
    expect(await desk()).toContain('Ce passage ne se lit plus ainsi')
  })

  it('says which words are not in the paragraph, and keeps what was typed', async () => {
    const intake = await createTestIntake()
    const answer = await intake.post('/proposer/verifier/', { intention: 'reagir', element: 'lieux', bloc: '1', citation: 'tout autre chose', texte: 'Je garde.', accord: 'oui' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('<a href="#citation">')
    expect(page).toContain('Je garde.')
    const json = await intake.json('/api/contributions/preview', { intention: 'reagir', element: 'lieux', bloc: '1', citation: 'tout autre chose', texte: 'Je garde.', accord: true })
    expect(await json.json()).toMatchObject({ issues: [{ field: 'citation', code: 'submission.quote-not-found' }] })
  })
})
