import { z } from 'zod'
import type { PersonId } from '../../domain/ids.ts'
import type { PlacedItem, Plan } from '../../domain/plan.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import type { Claim } from '../private/claims.ts'
import type { DeskRow } from './list-rows.ts'

export const kindsOfRow = ['modifier', 'ajouter', 'retirer', 'deplacer', 'idee', 'question'] as const
export type KindOfRow = (typeof kindsOfRow)[number]
export const conditions = ['seule', 'memes-mots', 'a-revoir', 'autour', 'demandee'] as const
export type Condition = (typeof conditions)[number]
export const holders = ['moi', 'personne', 'autre'] as const
/** Days since it was received, at least. */
export const ages = ['7', '30', '90'] as const
/** Under `partie`: what has no place in the plan. */
export const NOWHERE = 'sans-place'

const text = z.string().trim().max(200).catch('')
const filter = z.object({
  partie: text.default(''),
  genre: z.enum(['', ...kindsOfRow]).catch('').default(''),
  etat: z.enum(['', ...conditions]).catch('').default(''),
  qui: z.enum(['', ...holders]).catch('').default(''),
  age: z.enum(['', ...ages]).catch('').default(''),
  q: text.default(''),
})
/** What the list is narrowed to; '' everywhere: everything. Read from the address, so that it can be kept and shared. */
export type ListFilter = z.infer<typeof filter>

/** What an address does not say, or says wrongly, narrows nothing. */
export function readListFilter(query: Record<string, string>): ListFilter {
  return filter.parse(query)
}

/** `?genre=idee&page=2`, or '' when there is nothing to say. */
export function formatListQuery(given: ListFilter, page = 1): string {
  const query = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''))
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `?${query}` : ''
}

export interface FilterFacts {
  plan: Pick<Plan, 'items'>
  claims: ReadonlyMap<string, Claim>
  me: PersonId
  now: Date
  /** All that can be searched in a row, in plain words. */
  wordsOf(row: DeskRow): string
}

/** Whether a row is among those asked for. Words are found whatever their accents and case, each of them somewhere. */
export function matches(row: DeskRow, { partie, genre, etat, qui, age, q }: ListFilter, facts: FilterFacts): boolean {
  if (partie && !isWithin(row, partie, facts.plan)) return false
  if (genre && !(row.kind === genre || (genre === 'question' && row.asks))) return false
  if (etat && !row.conditions.includes(etat)) return false
  const holder = facts.claims.get(row.contribution.id)?.by
  if (qui && qui !== (holder === undefined ? 'personne' : holder === facts.me ? 'moi' : 'autre')) return false
  if (age && facts.now.getTime() - Date.parse(row.contribution.submittedAt) < Number(age) * 86_400_000) return false
  if (!q) return true
  const words = fold(facts.wordsOf(row))
  return fold(q).split(/\s+/).every((word) => words.includes(word))
}

function isWithin({ item }: DeskRow, wanted: string, { items }: Pick<Plan, 'items'>): boolean {
  if (wanted === NOWHERE) return item === undefined || (item !== PLAN_ID && !items.has(item))
  if (item === wanted) return true
  for (let placed: PlacedItem | undefined = items.get(item ?? ''); placed; placed = items.get(placed.parent ?? '')) if (placed.id === wanted) return true
  return false
}

function fold(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').replace(/[’ʼ]/g, "'").trim()
}
