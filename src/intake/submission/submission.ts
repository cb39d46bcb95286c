import { z } from 'zod'

export const intents = ['modifier', 'ajouter', 'retirer', 'deplacer', 'scinder', 'reunir', 'passage', 'reagir', 'idee'] as const
export type Intent = (typeof intents)[number]

/**
 * What a form or a program sends, before anything is believed of it: texts under the names of the form's fields.
 * Lengths here only bound the work; `makeDraft` says what is wrong in words that name the field.
 */
export const submissionSchema = z.strictObject({
  intention: z.enum(intents).describe('What it is: modifier (change a text), ajouter (add an item), retirer (take one out), deplacer (move one elsewhere), scinder (make two of one), reunir (make one of two), passage (move a passage from one to another), reagir (comment), idee (an idea)'),
  element: z.string().max(200).default('').describe('Id of the item concerned; for ajouter, where the new one goes: under it, or after it when it is of the same level'),
  bloc: z.coerce.string().max(10).default('').describe('Number of the paragraph concerned, from 1; empty: the whole text'),
  citation: z.string().max(2_000).default('').describe('For reagir: the words of the text that are reacted to, as they are read there; empty: the whole paragraph'),
  apres: z.string().max(200).default('').describe('For ajouter: id of the item after which to add'),
  proposition: z.string().max(200).default('').describe('Id of the contribution that is commented, or answered by another wording'),
  niveau: z.enum(['', 'axe', 'objectif', 'action']).default('').describe('For ajouter: level of the new item; empty: that of its neighbours'),
  vers: z.string().max(200).default('').describe('For deplacer: id of the item after which it goes, or under which it goes first; for reunir and passage: id of the other item'),
  debut: z.coerce.string().max(10).default('').describe('For scinder and passage: number of the first passage that leaves, from 1'),
  fin: z.coerce.string().max(10).default('').describe('Number of the last one; empty: the end of the text for scinder, the same passage for passage'),
  titre: z.string().max(10_000).default('').describe('Title of the item, where it has one'),
  texte: z.string().max(100_000).default('').describe('The words, plain: « - » at the start of a line makes a bullet, nothing else is markup'),
  pourquoi: z.string().max(100_000).default('').describe('Why, in plain words'),
  nom: z.string().max(10_000).default('').describe('Name to display; can be removed at any time'),
  accord: z.union([z.boolean(), z.string().max(20)]).default('').transform((value) => value === true || value === 'oui' || value === 'on' || value === 'true').describe('Consent to publication; required'),
  depart: z.string().max(300).default('').describe('Given by the form: when and on which text it was begun, signed'),
  cle: z.string().max(300).default('').describe('Idempotency key: given by the preview, or at least 22 random characters of your own (A–Z a–z 0–9 _ -)'),
  'site-web': z.string().max(10_000).default('').describe('Leave empty: a trap for robots'),
})
export type Submission = z.infer<typeof submissionSchema>


/** Line ends of every browser are one, and what a form does not send is empty. */
export function readSubmission(form: Record<string, unknown>): ReturnType<typeof submissionSchema.safeParse> {
  const names = Object.keys(submissionSchema.shape)
  const known = Object.entries(form).filter(([name]) => names.includes(name))
  return submissionSchema.safeParse(Object.fromEntries(known.map(([name, value]) => [name, typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value])))
}
