import type { ContributionId } from '../../domain/ids.ts'
import { diffBlocks, type DiffBlock, type DiffPart } from '../../merge/index.ts'
import { traceProvenance, type TracedSpan } from '../../provenance/index.ts'

/** Part of a compared text; `by`: whose an added part is, a proposal's or the coordinators' (`own`); null for words that moved. */
export type AttributedPart = DiffPart & { by?: ContributionId | 'own' | null }

export interface AttributedBlock {
  type: DiffBlock['type']
  parts: AttributedPart[]
}

/**
 * Compares two plain texts by paragraph and word, and says of each added word whose it is: of the first proposal, in order of
 * submission, whose text has it there; else the coordinators' own. Joined, the parts that are the same or added are `after`.
 */
export function attributeWords(before: string, after: string, proposals: readonly { id: ContributionId; text: string }[]): AttributedBlock[] {
  const spans = traceSpans(before, after, proposals)
  const blocks = diffBlocks(before, after)
  const starts = new Map<DiffBlock, number>()
  let at = 0
  for (const block of blocks.filter(({ to }) => to >= 0).toSorted((one, two) => one.to - two.to)) {
    starts.set(block, at)
    at += block.after.length
  }
  return blocks.map((block) => ({ type: block.type, parts: attributeParts(block.parts, starts.get(block) ?? 0, spans) }))
}

function traceSpans(before: string, after: string, proposals: readonly { id: ContributionId; text: string }[]): TracedSpan[] {
  const traced = traceProvenance([
    { revision: 'before', texts: new Map([['text', before]]) },
    { revision: 'after', texts: new Map([['text', after]]), sources: proposals.map(({ id, text }) => ({ origin: id, texts: new Map([['text', text]]) })) },
  ])
  return traced.get('text')?.spans ?? []
}

function attributeParts(parts: readonly DiffPart[], start: number, spans: readonly TracedSpan[]): AttributedPart[] {
  let at = start
  return parts.flatMap((part) => {
    if (part.type === 'removed') return [part]
    const from = at
    at += part.text.length
    return part.type === 'same' || part.quiet ? [part] : splitByOrigin(part, from, spans)
  })
}

/** An added part in runs of one origin; what stands between two words goes with the one before. */
function splitByOrigin(part: DiffPart, from: number, spans: readonly TracedSpan[]): AttributedPart[] {
  const to = from + part.text.length
  const runs: { start: number; by: AttributedPart['by'] }[] = []
  for (const { start, end, origin } of spans) {
    if (end <= from || start >= to) continue
    const by = origin.revision === 'before' ? null : origin.origin
    const last = runs.at(-1)
    if (!last) runs.push({ start: from, by })
    // Words that the text had already, put in beside somebody's own, came in with these.
    else if (last.by === null) last.by = by
    else if (by !== null && last.by !== by) runs.push({ start: Math.max(start, from), by })
  }
  if (runs.length === 0) return [{ ...part, by: null }]
  return runs.map(({ start, by }, index) => ({ ...part, text: part.text.slice(start - from, (runs[index + 1]?.start ?? to) - from), ...(by !== undefined && { by }) }))
}
