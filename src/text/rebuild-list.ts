import type { List } from 'mdast'
import { escapeText } from './escape-text.ts'
import { listHunks } from './list-hunks.ts'
import type { TypedItem } from './normalise-plain.ts'
import { pairSimilar } from './pair-similar.ts'
import type { BlockSource } from './block-source.ts'
import { dedent, sliceSource } from './block-source.ts'
import type { InlineSource } from './rebuild-inline.ts'
import { rebuildInline } from './rebuild-inline.ts'
import { plainOfInline } from './to-plain.ts'

/** Markdown of typed items. Where they come from a list of the original, its bullets, blank lines and markup stay. */
export function rebuildList(items: readonly TypedItem[], source: BlockSource | undefined): string {
  const list = source?.node.type === 'list' ? source.node : undefined
  const own = list === undefined || list.ordered ? undefined : /^\s*([-+*])/.exec(source?.raw ?? '')?.[1]
  return writeItems(items.map((item) => ({ ...item, marker: own ?? '-' })), list, source)
}

/** Markdown of lines that are still numbered as the original's list was (`1. `, `2. `…), or undefined where one is not. */
export function rebuildNumbered(lines: readonly string[], list: List, source: BlockSource): string | undefined {
  if (!list.ordered) return undefined
  const items = lines.map((line) => /^(\d{1,9}\.) (.+)$/.exec(line))
  if (items.includes(null)) return undefined
  return writeItems(items.map((item) => ({ depth: 0, lines: [item?.[2] ?? ''], marker: item?.[1] ?? '' })), list, source)
}

function writeItems(items: readonly (TypedItem & { marker: string })[], list: List | undefined, source: BlockSource | undefined): string {
  const texts = items.map(({ lines }) => lines.join('\n'))
  const sources = list === undefined || source === undefined ? [] : listItemSources(list, source)
  const pairs = pairItems(sources.map(({ plain }) => plain), texts)
  const written = items.map(({ depth, marker }, index) => {
    const own = sources[pairs[index] ?? -1]
    const text = texts[index] ?? ''
    const markdown = own === undefined ? escapeText(text) : rebuildInline(text, own)
    const margin = '  '.repeat(depth)
    return `${margin}${marker} ${markdown.replaceAll('\n', `\n${margin}${' '.repeat(marker.length + 1)}`)}`
  })
  return written.join(list?.spread === true || list?.children.some(({ spread }) => spread) ? '\n\n' : '\n')
}

/** For each new item the old one that it is, or most likely comes from. */
function pairItems(before: readonly string[], after: readonly string[]): (number | undefined)[] {
  return listHunks(before, after).flatMap(({ isSame, oldStart, oldEnd, newStart, newEnd }) => {
    if (isSame) return Array.from({ length: newEnd - newStart }, (_, at) => oldStart + at)
    const pairs = pairSimilar(before.slice(oldStart, oldEnd), after.slice(newStart, newEnd))
    return pairs.map((at) => (at === undefined ? undefined : oldStart + at))
  })
}

/** The paragraphs of a list's items, in order, whatever their depth. */
function listItemSources(list: List, source: BlockSource): (InlineSource & { plain: string })[] {
  return list.children.flatMap((item) =>
    item.children.flatMap((child) => {
      if (child.type === 'list') return listItemSources(child, source)
      if (child.type !== 'paragraph') return []
      return [{ raw: dedent(sliceSource([child], source)), definitions: source.definitions, plain: plainOfInline(child.children) }]
    }),
  )
}
