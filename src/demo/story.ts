import type { Change } from '../domain/amendment.ts'
import type { ItemId } from '../domain/plan.ts'

/**
 * What the thread's comments were, and what the thread itself says was decided. Comments are named by their place in the page,
 * from 1. What is quoted stands in the thread; the two actions' own texts do not, so each decision's note says so.
 */
export interface ThreadDecision {
  /** The comment whose idea was taken, and the coordinator's comment that tells the decision. */
  idea: number
  told: number
  changes: Change[]
  reason: string
  leftOpen: string
  leftOut?: { text: string; why: string }[]
  note: string
}

/** Comments that bring an idea for the plan; the others are remarks and replies. */
export const ideas = [2, 5, 8]

/** A comment of the coordinator's: the one who answers for the core team. */
export const coordinatorComment = 3

/** The coordinator's answer that offers the follow-up of an idea to the one who had it. */
export const followUpOffer = 3

const reconstructed = 'Le fil ne donne pas le texte de cette action : il est reconstitué ici, pour la démonstration, avec les mots du fil.'

export const decisions: ThreadDecision[] = [
  {
    idea: 5,
    told: 6,
    changes: [
      {
        type: 'add',
        item: 'monnaies-locales',
        kind: 'action',
        parent: 'etablir-la-forme-du-fonds',
        after: 'preparer-la-constitution-du-vehicule-financier',
        title: 'Monnaies locales',
        body: 'Reverser aux acteurs de la transition une part des fonds collectés dans le fonds citoyen sous forme de monnaie locale.\nLes monnaies locales peuvent avoir un effet de levier économique très intéressant pour le fonds et ses bénéficiaires.\n',
      },
    ],
    reason: 'Merci pour ta vigilance, j’ai bien ré-intégré les monnaies locales sous la forme d’une action (17).',
    leftOpen:
      'Le volume des fonds versé sous forme de monnaies locales devra être discuté pour être à la fois soutenable dans l’économie générale du fonds et réellement bénéfique pour les monnaies locales elles-mêmes.',
    leftOut: [{ text: '20% des fonds collectés', why: 'le volume devra être discuté.' }],
    note: reconstructed,
  },
  {
    idea: 8,
    told: 9,
    changes: [
      {
        type: 'add',
        item: 'constitution-d-un-media',
        kind: 'action',
        parent: 'construire-un-reseau-de-lieux-de-la-confiance-entre-nous',
        after: 'former-et-outiller-les-ambassadeurs',
        title: 'Constitution d’un média',
        body: 'Constituer un média qui rassemble les médias sensibles à la cause et qui présente les personnes et les organisations qui agissent.\n',
      },
    ],
    reason: 'Il faut effectivement intégrer plus clairement dans le plan d’action une stratégie médiatique.',
    leftOpen: 'Le périmètre et la forme de ce média devront encore être déterminés.',
    note: reconstructed,
  },
]

/** A slip of the text that an example proposal mends. `find` stands once in the item's body. */
export interface ExampleProposal {
  item: ItemId
  find: string
  replace: string
  rationale: string
  at: string
}

/** The last two of those about « ambassadeurs » touch the same words: deciding one shows what becomes of the other. */
export const examples: ExampleProposal[] = [
  { item: 'travailler-avec-ces-lieux', find: 'Fravailler', replace: 'Travailler', rationale: 'Une lettre a glissé.', at: '2023-10-02T09:10:00+02:00' },
  {
    item: 'construire-une-gouvernance-adaptee-a-notre-extension',
    find: 'essaiera également être exemplaire',
    replace: 'essaiera également d’être exemplaire',
    rationale: 'Il manque un mot.',
    at: '2023-10-02T11:32:00+02:00',
  },
  { item: 'plan', find: 'huit objectifs', replace: 'sept objectifs', rationale: 'Le plan en compte sept.', at: '2023-10-03T08:05:00+02:00' },
  {
    item: 'former-et-outiller-les-ambassadeurs',
    find: 'les ambassadeurs',
    replace: 'les ambassadeur·rices',
    rationale: 'Comme dans l’action qui précède.',
    at: '2023-10-03T18:47:00+02:00',
  },
  {
    item: 'former-et-outiller-les-ambassadeurs',
    find: 'les ambassadeurs',
    replace: 'les ambassadrices et les ambassadeurs',
    rationale: 'Plus facile à lire à voix haute.',
    at: '2023-10-04T07:20:00+02:00',
  },
  { item: 'ecrire-notre-these-investissement', find: 'Ecrire', replace: 'Écrire', rationale: 'Les majuscules prennent leur accent.', at: '2023-10-05T12:00:00+02:00' },
]
