import slugify from '@sindresorhus/slugify'
import type { ItemId, Plan } from '../../domain/plan.ts'
import { labelOf } from '../../text/label.ts'

const longest = 60

/** A readable permanent id for a new item, from its title or its first words; never one that is taken. */
export function suggestId(item: { title?: string; body: string }, plan: Plan, fallback: ItemId): ItemId {
  const slug = slugify(labelOf(item, 5)).slice(0, longest).replace(/-+$/, '')
  if (!slug) return fallback
  if (!plan.items.has(slug)) return slug
  for (let count = 2; ; count += 1) if (!plan.items.has(`${slug}-${count}`)) return `${slug}-${count}`
}
