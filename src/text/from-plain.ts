import type { RootContent } from 'mdast'
import type { BlockSource } from './block-source.ts'
import { toCanonical } from './canonical.ts'
import { listHunks } from './list-hunks.ts'
import type { TypedBlock } from './normalise-plain.ts'
import { formatTyped, normalisePlain, readTyped } from './normalise-plain.ts'
import { pairSimilar } from './pair-similar.ts'
import { parseMarkdown } from './parse-markdown.ts'
import { rebuildBlock } from './rebuild-block.ts'
import { plainOfBlock, toPlain } from './to-plain.ts'

/** A block of the original: its node, its place, and how it shows for editing (no text for a definition). */
interface Unit {
  index: number
  node: RootContent
  start: number
  end: number
  shown: string[]
}

interface Written {
  markdown: string
  /** The unit whose bytes or place it took. */
  unit?: number
  isKept: boolean
}

/**
 * Markdown of what a contributor typed, `original` being the Markdown that they had before them as `toPlain` shows it.
 * Everything typed is plain words, whatever it looks like; « - », « • » or « * » at a line's start makes an item, a blank
 * line a paragraph, another line end a line break. Blocks and sentences that did not change keep their bytes; links and
 * emphasis return to the words that remain. In canonical form, and shows exactly `normalisePlain(plain)`. Unchanged
 * text gives `original` itself.
 */
export function fromPlain(plain: string, original: string): string {
  const wanted = normalisePlain(plain)
  if (wanted === normalisePlain(toPlain(original))) return original
  for (const keepsMarkup of [true, false]) {
    const result = toCanonical(assemble(plain, original, keepsMarkup), original)
    if (normalisePlain(toPlain(result)) === wanted) return result
  }
  return toCanonical(assemble(plain, '', false))
}

function assemble(plain: string, original: string, keepsMarkup: boolean): string {
  const units = readUnits(original)
  const definitions = units.filter(({ node }) => isInvisible(node)).map(({ start, end }) => original.slice(start, end)).join('\n\n')
  const typed = readTyped(plain)
  const shown = units.flatMap((unit) => unit.shown.map((text) => ({ text, unit })))
  const written: Written[] = []
  const hunks = listHunks(shown.map(({ text }) => text), typed.map(formatTyped))
  for (const { isSame, oldStart, oldEnd, newStart, newEnd } of hunks) {
    const blocks = typed.slice(newStart, newEnd)
    const own = shown.slice(oldStart, oldEnd).map(({ unit }) => unit)
    if (isSame) written.push(...keepBlocks(own, blocks, original))
    else written.push(...rewriteBlocks([...new Set(own)], blocks, (unit) => (keepsMarkup ? { node: unit.node, raw: original.slice(unit.start, unit.end), definitions } : undefined)))
  }
  return joinBlocks(written, units, original)
}

/** Blocks that show what they showed: a unit that is there whole keeps its bytes. */
function keepBlocks(own: readonly Unit[], blocks: readonly TypedBlock[], original: string): Written[] {
  return [...new Set(own)].flatMap((unit): Written[] => {
    const parts = blocks.filter((_, index) => own[index] === unit)
    if (parts.length === unit.shown.length) return [{ markdown: original.slice(unit.start, unit.end), unit: unit.index, isKept: true }]
    return parts.map((block) => ({ markdown: rebuildBlock(block, undefined), unit: unit.index, isKept: false }))
  })
}

function rewriteBlocks(units: readonly Unit[], blocks: readonly TypedBlock[], sourceOf: (unit: Unit) => BlockSource | undefined): Written[] {
  const pairs = pairSimilar(units.map(({ shown }) => shown.join('\n')), blocks.map(formatTyped))
  return blocks.map((block, index) => {
    const unit = units[pairs[index] ?? -1]
    return { markdown: rebuildBlock(block, unit === undefined ? undefined : sourceOf(unit)), unit: unit?.index, isKept: false }
  })
}

function readUnits(original: string): Unit[] {
  return parseMarkdown(original).children.map((node, index) => {
    const offset = node.position?.start.offset ?? 0
    const start = offset - (/[ \t]*$/.exec(original.slice(0, offset))?.[0].length ?? 0)
    return { index, node, start, end: node.position?.end.offset ?? original.length, shown: readTyped(plainOfBlock(node)).map(formatTyped) }
  })
}

/** Puts the blocks that nobody sees back at their places, and the original's own space between blocks that kept theirs. */
function joinBlocks(written: readonly Written[], units: readonly Unit[], original: string): string {
  const all = [...written]
  for (const { index, start, end, node } of units) {
    if (!isInvisible(node)) continue
    const next = all.findIndex(({ unit }) => unit !== undefined && unit > index)
    all.splice(next === -1 ? all.length : next, 0, { markdown: original.slice(start, end), unit: index, isKept: true })
  }
  const first = units[0]
  const last = units.at(-1)
  const body = all.map((block, index) => (index === 0 ? '' : gapBetween(all[index - 1], block)) + block.markdown).join('')
  return original.slice(0, first?.start ?? 0) + body + (last === undefined ? '' : original.slice(last.end))

  function gapBetween(before: Written | undefined, after: Written): string {
    if (before?.unit === undefined || after.unit !== before.unit + 1) return '\n\n'
    const gap = original.slice(units[before.unit]?.end, units[after.unit]?.start)
    // Blocks that touch are told apart by what they are, and a block that was written again may be something else.
    return (before.isKept && after.isKept) || /\n[ \t]*\r?\n/.test(gap) ? gap : '\n\n'
  }
}

function isInvisible(node: RootContent): boolean {
  return node.type === 'definition' || node.type === 'footnoteDefinition'
}
