import { cleanTyped } from './limits.ts'

/** A block that a person typed: lines of one paragraph, or the items of a list. */
export type TypedBlock = { kind: 'paragraph'; lines: string[] } | { kind: 'list'; items: TypedItem[] }

export interface TypedItem {
  /** 0 at the margin. */
  depth: number
  lines: string[]
}

const maxDepth = 5
const bullet = /^(\s*)[-*•◦▪‣][ \u00A0\u202F]+(\S.*)$/u

/**
 * Reads typed text: a blank line ends a paragraph; « - », « • » or « * » before a space starts an item, deeper where it
 * is indented more than the one before; an indented line goes on with its item; blank lines between items do not count.
 */
export function readTyped(text: string): TypedBlock[] {
  const blocks: TypedBlock[] = []
  const margins: number[] = []
  let isAfterBlank = true
  for (const line of cleanTyped(text).split('\n')) {
    const words = tidy(line)
    const last = blocks.at(-1)
    const item = bullet.exec(line.replaceAll('\t', '  '))
    if (words === '') {
      isAfterBlank = true
      continue
    }
    if (item !== null) {
      if (last?.kind !== 'list') margins.length = 0
      const next = { depth: depthOf(item[1]?.length ?? 0, margins), lines: [tidy(item[2] ?? '')] }
      if (last?.kind === 'list') last.items.push(next)
      else blocks.push({ kind: 'list', items: [next] })
    } else if (last !== undefined && !isAfterBlank && last.kind === 'paragraph') last.lines.push(words)
    else if (last?.kind === 'list' && !isAfterBlank && /^\s/.test(line)) last.items.at(-1)?.lines.push(words)
    else blocks.push({ kind: 'paragraph', lines: [words] })
    isAfterBlank = false
  }
  return blocks
}

/** The text that `readTyped` understood, in one form: what `toPlain` gives back for it. */
export function normalisePlain(text: string): string {
  return readTyped(text).map(formatTyped).join('\n\n')
}

/** One block as it is shown for editing. */
export function formatTyped(block: TypedBlock): string {
  if (block.kind === 'paragraph') return block.lines.join('\n')
  return block.items.map(({ depth, lines }) => `${'  '.repeat(depth)}- ${lines.join(`\n${'  '.repeat(depth + 1)}`)}`).join('\n')
}

function tidy(line: string): string {
  return line.replace(/[ \t]+/g, ' ').trim()
}

/** Depth of an item by its margin; `margins` holds those of the items that are open. */
function depthOf(margin: number, margins: number[]): number {
  while (margins.length > 1 && margin < (margins.at(-1) ?? 0)) margins.pop()
  const top = margins.at(-1)
  if (top === undefined) margins.push(margin)
  else if (margin < top) margins[0] = margin
  else if (margin > top + 1 && margins.length <= maxDepth) margins.push(margin)
  return margins.length - 1
}
