import { parseItemAddress } from '../content/references.ts'
import { shownWords } from '../content/numbered-words.ts'
import type { OriginNote, SentenceMark } from '../markdown/options.ts'
import { rememberRendering } from '../markdown/remember-rendering.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import type { Site } from './site.ts'

export interface TextOptions {
  notes?: readonly OriginNote[]
  sentences?: readonly SentenceMark[]
  blockIds?: string
  idPrefix?: string
}

// The whole plan stands on several pages, and nearly all its texts are those of the build before.
const render = rememberRendering(renderMarkdown, 50_000_000)

/** Safe HTML of a text of the plan or of somebody, with links to items under their numbers of today. The only source of `set:html`. */
export function renderText(site: Site, markdown: string, options: TextOptions = {}): string {
  return render(markdown, {
    ...options,
    links: (url, words) => resolveLink(site, url, words),
    mentions: (person) => `@${site.nameOf(person)}`,
    lang: site.language,
  })
}

function resolveLink(site: Site, url: string, words: string): { href: string; words?: string } | undefined {
  const address = parseItemAddress(url)
  if (!address) return undefined
  const item = site.state.plan.items.get(address.id)
  if (item) return { href: site.links.item(item.kind, item.id), words: shownWords(words, item.number) }
  const href = site.history.removed.has(address.id) && site.links.item(address.kind, address.id)
  return href ? { href } : undefined
}

export interface RenderedBlock {
  html: string
  /** Place from 1; 0 for what stands before the first block or cannot be told apart. */
  number: number
}

/** A rendered body cut at its top-level blocks, which `renderText` gave the ids `p1`, `p2`… */
export function splitBlocks(html: string): RenderedBlock[] {
  const starts = [...html.matchAll(/<[a-z][a-z0-9]*(?:\s[^<>]*)?\sid="p(\d+)"/g)]
  if (starts.length === 0) return html ? [{ html, number: 0 }] : []
  const blocks = starts.map((match, index) => ({ number: Number(match[1]), html: html.slice(match.index, starts[index + 1]?.index).trim() }))
  const before = html.slice(0, starts[0]!.index).trim()
  return before ? [{ html: before, number: 0 }, ...blocks] : blocks
}
