import type { ItemId } from '../domain/plan.ts'
import { listBeside } from './beside-sentences.ts'
import type { Beside } from './beside-sentences.ts'
import { listCitations } from './citations.ts'
import type { Citation } from './citations.ts'
import type { ItemNotes } from './notes.ts'
import { renderText, splitBlocks } from './render-text.ts'
import type { Site } from './site.ts'
import { listWordings } from './wordings.ts'

/** One block of an item's text, with what can be done with it. */
export interface ItemBlock {
  html: string
  /** Place from 1; 0 where the blocks of the text cannot be told apart. */
  number: number
  /** Null where the text has one block alone. */
  edit: { label: string; href: string } | null
  react: { label: string; href: string } | null
  citations: Citation[]
  /** What was said of it, and proposals on it that were not kept. */
  beside: { label: string; href: string }[]
}

/** The blocks of a text as readers see them: each sentence has its permanent anchor. */
export function buildBlocks(site: Site, { id, body }: { id: ItemId; body: string }, marks: ItemNotes['marks']): ItemBlock[] {
  const blocks = splitBlocks(renderText(site, body, { blockIds: 'p', notes: marks, sentences: listWordings(site, id).standing }))
  const citations = listCitations(site, id)
  const beside = listBeside(site, id)
  return blocks.map(({ html, number }) => {
    const holds = (anchor: string): boolean => html.includes(` id="${anchor}"`)
    const block = { intent: 'modifier' as const, item: id, block: number }
    return {
      html,
      number,
      edit: blocks.length > 1 && number > 0 ? { label: site.t('item.edit-block', { number }), href: site.links.form(block) } : null,
      react: number > 0 ? { label: site.t('item.react-block', { number }), href: site.links.form({ ...block, intent: 'reagir' }) } : null,
      citations: citations.filter(({ id: anchor }) => holds(anchor)),
      beside: listOnce(beside.filter(({ sentence }) => holds(sentence))),
    }
  })
}

/** A proposal on several sentences of a block is beside it once. */
function listOnce(beside: readonly Beside[]): ItemBlock['beside'] {
  return [...new Map(beside.map(({ label, href }) => [href, { label, href }])).values()]
}
