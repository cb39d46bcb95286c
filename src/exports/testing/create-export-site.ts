import { writePeople } from '../../register/people.ts'
import { createSite } from '../../site/site.ts'
import type { Site, SiteOptions } from '../../site/site.ts'
import { readPlanHistory } from '../../site/plan-history.ts'
import { coordinator, createTestForge, proposer, smallPlan } from '../../testing/create-test-forge.ts'

/** Words that stand in a withheld proposal, its reason and its decision: no document may hold them. */
export const secret = 'Madame Untel habite au 12'

export interface ExportSite {
  site: Site
  /** The same, read again as another build would. */
  again: Site
  /** The same, published at an address of its own. */
  moved: Site
  /** Ids of what was proposed. */
  accepted: string
  rewritten: string
  declined: string
  withheld: string
  idea: string
  comment: string
}

let made: Promise<ExportSite> | undefined

/** A small plan in which every kind of thing has happened, texts hostile to spreadsheets and to XML included. Made once for a test file. */
export function useExportSite(): Promise<ExportSite> {
  return (made ??= createExportSite())
}

async function createExportSite(): Promise<ExportSite> {
  const forge = await createTestForge()
  const { repository } = forge
  const at = (minute: number): string => new Date(Date.UTC(2026, 0, 3, 0, minute)).toISOString()
  const accepted = await forge.propose([{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }], { rationale: '=SOMME(A1:A9) & <b>« une faute »</b>' })
  await forge.decide({ contribution: accepted, outcome: 'accepted' })
  const rewritten = await forge.propose([{ type: 'add', item: 'radio', kind: 'action', parent: 'recit', after: 'lieux', body: 'Créer une radio libre dans chaque village.\n' }])
  await forge.decide({
    contribution: rewritten,
    outcome: 'accepted-with-changes',
    reason: 'Avec les mots du groupe.',
    leftOpen: 'Le budget devra être discuté.',
    leftOut: [{ text: 'dans chaque village', why: '-trop loin' }],
    changes: [{ type: 'add', item: 'radio', kind: 'action', parent: 'recit', after: 'lieux', body: 'Créer une radio.\nLui donner un budget propre.\n' }],
  })
  const declined = await forge.propose([{ type: 'remove', item: 'ecoute' }])
  await forge.decide({ contribution: declined, outcome: 'declined', reason: '@tous : nous y tenons.\u000B' })
  const withheld = await forge.propose([{ type: 'revise', item: 'medias', body: `Créer un média.\n${secret}.\n` }], { rationale: secret })
  await forge.decide({ contribution: withheld, outcome: 'accepted', reason: `Oui : ${secret}`, leftOut: [{ text: secret, why: secret }], note: secret })
  // Written while those words stood in the plan: its body holds them.
  await forge.propose([{ type: 'revise', item: 'medias', body: `Créer un média.\n${secret}.\nLe financer.\n` }])
  await repository.commit({ 'content/actions/medias.md': smallPlan['content/actions/medias.md'] }, { at: at(0) })
  await forge.deliver({ type: 'withhold', id: forge.nextId(), at: at(1), by: coordinator, contribution: withheld, reason: 'Données personnelles.' })
  const idea = forge.nextId()
  await forge.deliver({ type: 'submit', id: forge.nextId(), at: at(2), by: proposer, draft: { kind: 'idea', id: idea, person: proposer, text: '+1, et des haies ?' } })
  await forge.deliver({ type: 'place', id: forge.nextId(), at: at(3), by: coordinator, contribution: idea, item: 'recit', reason: 'Près du récit.' })
  const comment = forge.nextId()
  await forge.deliver({ type: 'submit', id: forge.nextId(), at: at(4), by: proposer, draft: { kind: 'comment', id: comment, person: proposer, text: 'Oui ]]> et < !', about: { item: 'lieux' } } })
  await repository.commit({ 'content/axes/se-relier.md': '---\norder: 10\ntitle: Se relier\n---\nNous relier enfin.\n' }, { at: at(5) })
  await writePeople(forge.forge, () => ({ [coordinator]: { name: 'Ève & Ada', coordinator: true } }), at(6))

  const read = async (options: Partial<SiteOptions> = {}): Promise<Site> => {
    const state = await forge.state()
    return createSite(state, await readPlanHistory(forge.forge.repository, state.log), { base: '/', url: null, intakeUrl: null, demo: false, hold: false, ...options })
  }
  return { site: await read(), again: await read(), moved: await read({ url: 'https://plan.example', base: '/p/' }), accepted, rewritten, declined, withheld, idea, comment }
}
