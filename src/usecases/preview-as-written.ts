import type { Change } from '../domain/amendment.ts'
import type { Plan } from '../domain/plan.ts'
import { previewAmendment } from './preview-amendment.ts'
import type { AmendmentPreview, ItemPreview } from './preview-amendment.ts'

type Files = Parameters<typeof previewAmendment>[0]

/**
 * `previewAmendment` for the person who wrote: an item whose words met others is shown as they wrote it, on the text that they had,
 * since today's plan would show somebody else's words in place of theirs. It keeps its collisions, and bears its number of today; one
 * that left bears the number that it had.
 */
export function previewAsWritten(current: Files, base: Files, changes: readonly Change[]): AmendmentPreview {
  const preview = previewAmendment(current, base, changes)
  if (preview.collisions.length === 0) return preview
  const written = previewAmendment(base, base, changes).items
  const items = preview.items.map((item) => {
    const own = item.collisions.length > 0 ? written.find((each) => each.item === item.item) : undefined
    return own ? { ...withNumberOf(preview.plan, own), collisions: item.collisions } : item
  })
  return { ...preview, items }
}

function withNumberOf(today: Plan, own: ItemPreview): ItemPreview {
  const number = today.items.get(own.item)?.number ?? own.before?.number
  return { ...own, before: numbered(own.before, number), after: numbered(own.after, number) }
}

function numbered(text: ItemPreview['after'], number: number | undefined): ItemPreview['after'] {
  if (!text) return null
  const { number: _, ...words } = text
  return { ...words, ...(number !== undefined && { number }) }
}
