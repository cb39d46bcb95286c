import { describe, expect, it } from 'vitest'
import type { Change } from '../domain/amendment.ts'
import { listSentences } from '../provenance/index.ts'
import { closeSession } from '../testing/close-session.ts'
import { createTestForge } from '../testing/create-test-forge.ts'
import type { TestForge } from '../testing/create-test-forge.ts'
import { traceForward } from './forward-trace.ts'
import { sentenceId } from './sentence-id.ts'
import { createTestSite } from './testing/create-test-site.ts'

async function accept(forge: TestForge, changes: Change[], reason = 'Oui.'): Promise<string> {
  const contribution = await forge.propose(changes)
  await forge.decide({ contribution, outcome: 'accepted', reason })
  return contribution
}
const revise = (item: string, body: string): Change => ({ type: 'revise', item, body })
const sentence = 'Ouvrir des jardins partagés dans chaque village.'
const communs = 'Ouvrir des jardins communs dans chaque quartier.'
const at = (item: string, text: string): string => `/actions/${item}/#${sentenceId(item, listSentences(text)[0]!.key)}`

async function traceOf(forge: TestForge, id: string) {
  const site = await createTestSite(forge)
  return traceForward(site, site.state.contributions.get(id)!)
}

describe('the words of a proposal, followed to today', () => {
  it('are all in force right after the decision', async () => {
    const forge = await createTestForge()
    const id = await accept(forge, [revise('medias', `Créer un média.\n${sentence}\n`)])
    expect(await traceOf(forge, id)).toEqual({ share: { inForce: 7, brought: 7 }, places: [{ label: 'Action 2\u00a0: Créer un média', href: at('medias', sentence), words: 7, moved: false }], reworded: [], gone: [] })
  })

  it('are followed through two rewordings, a move to another action, a removal and its revert', async () => {
    const forge = await createTestForge()
    const id = await accept(forge, [revise('medias', `Créer un média.\n${sentence}\n`)])
    await accept(forge, [revise('medias', 'Créer un média.\nOuvrir des jardins partagés dans chaque quartier.\n')], 'Les villes aussi.')
    await accept(forge, [revise('medias', 'Créer un média.\nOuvrir des jardins communs dans chaque quartier.\n')], 'Communs.')
    const reworded = await traceOf(forge, id)
    expect(reworded!.share).toEqual({ inForce: 5, brought: 7 })
    expect(reworded!.reworded.map(({ text, by }) => [text, by.map(({ reasonHtml }) => reasonHtml)])).toEqual([[communs, ['<p>Les villes aussi.</p>', '<p>Communs.</p>']]])

    await accept(forge, [revise('medias', 'Créer un média.\n'), revise('ecoute', 'Écouter les territoires.\nOuvrir des jardins communs dans chaque quartier.\n')])
    expect((await traceOf(forge, id))!.places).toEqual([{ label: 'Action 3\u00a0: Écouter les territoires', href: at('ecoute', communs), words: 5, moved: true }])

    const removal = await accept(forge, [revise('ecoute', 'Écouter les territoires.\n')], 'Trop cher.')
    const gone = await traceOf(forge, id)
    expect(gone!.share!.inForce).toBe(0)
    expect(gone!.gone.map(({ text, by }) => [text.trim(), by?.reasonHtml])).toEqual([['Ouvrir des jardins communs dans chaque quartier.', '<p>Trop cher.</p>']])

    await forge.deliver({ type: 'reopen', id: forge.nextId(), at: '2026-01-05T00:00:00Z', by: 'p-0000000002', contribution: removal, reason: 'Un don.' })
    const back = await traceOf(forge, id)
    expect([back!.share!.inForce, back!.places[0]!.href, back!.gone]).toEqual([5, at('ecoute', communs), []])
  })

  it('are told with the latest of many rewordings, in order, each with its proposal, and how many came before', async () => {
    const forge = await createTestForge()
    const id = await accept(forge, [revise('medias', `Créer un média.\n${sentence}\n`)])
    const later: string[] = []
    for (const place of ['quartier', 'hameau', 'ville', 'commune', 'canton', 'vallée', 'pays']) later.push(await accept(forge, [revise('medias', `Créer un média.\n${sentence.replace('village', place)}\n`)]))
    const [told] = (await traceOf(forge, id))!.reworded
    expect([told!.text, told!.earlier]).toEqual([sentence.replace('village', 'pays'), 2])
    expect(told!.by.map(({ proposal }) => proposal)).toEqual(later.slice(2).map((each, place) => ({ number: place + 4, href: `/contributions/${each}/` })))
    expect(told!.by[0]!.roles.join(' ')).toMatch(/^Contribution anonyme, qui l’a proposé et rédigé\. .* le 2 janvier 2026\.$/)
  })

  it('are found where they moved in the sentence that holds most of them, and a title’s in its text', async () => {
    const forge = await createTestForge()
    const garden = await accept(forge, [revise('medias', `Créer un média.\n${sentence}\n`)])
    await accept(forge, [revise('medias', 'Créer un média.\n'), revise('ecoute', `Écouter les jardins partagés.\n${sentence}\n`)])
    expect((await traceOf(forge, garden))!.places.map(({ href, moved }) => [href, moved])).toEqual([[at('ecoute', sentence), true]])
    const title = await accept(forge, [{ type: 'revise', item: 'lieux', title: 'Des lieux ouverts' }])
    expect((await traceOf(forge, title))!.places.map(({ href }) => href)).toEqual(['/actions/lieux/#origines'])
  })

  it('are followed in the sentence that they were in when others have taken the place of them all', async () => {
    const forge = await createTestForge()
    const id = await accept(forge, [revise('lieux', 'Coopérer avec ces lieux.\nLes faire rayonner par des fêtes.\n')])
    await accept(forge, [revise('lieux', 'Œuvrer avec ces lieux.\nLes faire rayonner par des fêtes.\n')], 'Plus simple.')
    const { share, reworded } = (await traceOf(forge, id))!
    expect(share).toEqual({ inForce: 0, brought: 1 })
    expect(reworded.map(({ text, by }) => [text, by.map(({ reasonHtml }) => reasonHtml)])).toEqual([['Œuvrer avec ces lieux.', ['<p>Plus simple.</p>']]])

    await accept(forge, [revise('lieux', 'Les faire rayonner par des fêtes.\n')], 'De trop.')
    const gone = (await traceOf(forge, id))!
    expect([gone.reworded, gone.gone.map(({ text, by }) => [text, by?.reasonHtml])]).toEqual([[], [['Œuvrer avec ces lieux.', '<p>De trop.</p>']]])
  })

  it('are told as gone with the action that they were in', async () => {
    const forge = await createTestForge()
    const id = await accept(forge, [revise('medias', `Créer un média.\n${sentence}\n`)])
    await accept(forge, [{ type: 'remove', item: 'medias' }], 'Fait ailleurs.')
    const { share, gone } = (await traceOf(forge, id))!
    expect(share!.inForce).toBe(0)
    expect(gone.map(({ text, by }) => [text, by?.roles[0], by?.reasonHtml])).toEqual([[sentence, expect.stringMatching(/^Retrait demandé/), '<p>Fait ailleurs.</p>']])
  })

  it('are each proposal’s own where one session took in several, and the session’s own nobody’s', async () => {
    const forge = await createTestForge()
    const garden = await forge.propose([revise('medias', `Créer un média.\n${sentence}\n`)])
    const radio = await forge.propose([revise('medias', 'Créer un média citoyen.\n')])
    const text = `Créer un média citoyen.\n${sentence}\n`
    const retouch = { on: { body: text }, to: { body: `${text}Les faire connaître par des affiches colorées.\n` }, reason: 'Pour finir.' }
    expect((await closeSession(forge, 'medias', { retouch })).outcome).toBe('done')
    const told = async () => [await traceOf(forge, garden), await traceOf(forge, radio)].map((trace) => trace!.share)
    expect(await told()).toEqual([{ inForce: 7, brought: 7 }, { inForce: 1, brought: 1 }])

    await accept(forge, [revise('medias', `Créer un média vivant.\n${sentence.replace('village', 'quartier')}\n`)])
    expect(await told()).toEqual([{ inForce: 6, brought: 7 }, { inForce: 0, brought: 1 }])
    const reworded = [await traceOf(forge, garden), await traceOf(forge, radio)].map((trace) => trace!.reworded.map(({ text }) => text))
    expect(reworded).toEqual([[sentence.replace('village', 'quartier')], ['Créer un média vivant.']])

    await accept(forge, [{ type: 'remove', item: 'medias' }], 'Fait ailleurs.')
    expect(await told()).toEqual([{ inForce: 0, brought: 7 }, { inForce: 0, brought: 1 }])
  })

  it('are told as gone with their action, each proposal’s own', async () => {
    const forge = await createTestForge()
    const garden = await forge.propose([revise('medias', `Créer un média.\n${sentence}\n`)])
    const radio = await forge.propose([revise('medias', 'Créer un média citoyen.\n')])
    expect((await closeSession(forge, 'medias')).outcome).toBe('done')
    await accept(forge, [{ type: 'remove', item: 'medias' }], 'Fait ailleurs.')
    const gone = [await traceOf(forge, garden), await traceOf(forge, radio)].map((trace) => trace!.gone.map(({ text }) => text))
    expect(gone).toEqual([[sentence], ['Créer un média citoyen.']])
  })

  it('are all in force when the proposal was reopened and accepted again', async () => {
    const forge = await createTestForge()
    const id = await accept(forge, [revise('medias', `Créer un média commun.\n${sentence}\n`)])
    await forge.deliver({ type: 'reopen', id: forge.nextId(), at: '2026-01-05T00:00:00Z', by: 'p-0000000002', contribution: id, reason: 'Erreur.' })
    await forge.decide({ contribution: id, outcome: 'accepted', reason: 'Finalement si.' })
    const { share, places, reworded, gone } = (await traceOf(forge, id))!
    expect(share).toEqual({ inForce: 8, brought: 8 })
    expect([places.map(({ words }) => words), reworded, gone]).toEqual([[8], [], []])
  })

  it('are not gone with an action whose text another one took, until that one leaves', async () => {
    const forge = await createTestForge()
    const id = await accept(forge, [revise('medias', `Créer un média.\n${sentence}\n`)])
    const join = await forge.propose([revise('ecoute', `Écouter les territoires.\nCréer un média.\n${sentence}\n`), { type: 'remove', item: 'medias' }], { gesture: 'join' })
    await forge.decide({ contribution: join, outcome: 'accepted', reason: 'Un seul sujet.' })
    const joined = (await traceOf(forge, id))!
    expect([joined.share, joined.gone]).toEqual([{ inForce: 7, brought: 7 }, []])

    await accept(forge, [{ type: 'remove', item: 'ecoute' }], 'On arrête.')
    const { gone } = (await traceOf(forge, id))!
    expect(gone.map(({ text, by }) => [text, by?.roles[0], by?.reasonHtml])).toEqual([[sentence, expect.stringMatching(/^Retrait demandé/), '<p>On arrête.</p>']])
  })

  it('are not gone when they came back in an action of another name, and left once when that one left too', async () => {
    const forge = await createTestForge()
    const add = (item: string, title: string): Change => ({ type: 'add', item, kind: 'action', parent: 'recit', after: 'medias', title, body: `${sentence}\n` })
    const id = await accept(forge, [add('theatre', 'Le théâtre')])
    await accept(forge, [{ type: 'remove', item: 'theatre' }], 'Fin du théâtre.')
    await accept(forge, [add('scene', 'La scène')])
    const back = (await traceOf(forge, id))!
    expect([back.share, back.gone.map(({ text }) => text)]).toEqual([{ inForce: 7, brought: 9 }, ['Le théâtre']])

    await accept(forge, [{ type: 'remove', item: 'scene' }], 'Plus de scène.')
    const { gone } = (await traceOf(forge, id))!
    expect(gone.map(({ text, by }) => [text, by?.reasonHtml])).toEqual([['Le théâtre', '<p>Fin du théâtre.</p>'], [sentence, '<p>Plus de scène.</p>']])
  })

  it('are told as gone with their action in the words that somebody else gave them', async () => {
    const forge = await createTestForge()
    const id = await accept(forge, [revise('medias', `Créer un média.\n${sentence}\n`)])
    const later = sentence.replace('village', 'quartier')
    await accept(forge, [revise('medias', `Créer un média.\n${later}\n`)], 'Les villes aussi.')
    await accept(forge, [{ type: 'remove', item: 'medias' }], 'Fait ailleurs.')
    const { share, gone } = (await traceOf(forge, id))!
    expect(share).toEqual({ inForce: 0, brought: 7 })
    expect(gone.map(({ text, by }) => [text, by?.roles[0], by?.reasonHtml])).toEqual([[later, expect.stringMatching(/^Retrait demandé/), '<p>Fait ailleurs.</p>']])
  })

  it('are none for what was declined', async () => {
    const forge = await createTestForge()
    const contribution = await forge.propose([revise('medias', 'Non.\n')])
    await forge.decide({ contribution, outcome: 'declined', reason: 'Non.' })
    expect(await traceOf(forge, contribution)).toBeNull()
  })
})
