import { z } from 'zod'
import { outcomes } from './decision.ts'
import { contributionId, personId } from './ids.ts'

/**
 * What a commit of ours on `main` says of itself in Git trailers (git-interpret-trailers). Opaque ids only.
 * The register is the authority; trailers repeat it.
 */
export const planTrailers = z.object({
  contribution: contributionId,
  number: z.coerce.number().int().positive(),
  /** A decision's outcome, or `reopened` for the revert of one. */
  decision: z.enum([...outcomes, 'reopened']),
  /** Id of the register's event. */
  event: contributionId,
  decidedBy: personId,
  ideaOf: personId,
  wordedBy: personId,
  /** Id of the act that published this decision together with others. */
  batch: contributionId.optional(),
})
export type PlanTrailers = z.infer<typeof planTrailers>

const keys = {
  contribution: 'Contribution',
  number: 'Contribution-Number',
  decision: 'Decision',
  event: 'Decision-Event',
  decidedBy: 'Decided-By',
  ideaOf: 'Idea-Of',
  wordedBy: 'Worded-By',
  batch: 'Decision-Batch',
} as const satisfies Record<keyof PlanTrailers, string>

/** The trailer block, one `Key: value` a line, without a final newline. */
export function formatTrailers(trailers: PlanTrailers): string {
  return Object.entries(keys).flatMap(([name, key]) => {
    const value = trailers[name as keyof PlanTrailers]
    return value === undefined ? [] : [`${key}: ${value}`]
  }).join('\n')
}

/** Reads the trailers in the last paragraph of a commit message; null when they are not ours or not whole. Of several, the first. */
export function parseTrailers(message: string): PlanTrailers | null {
  return parseAllTrailers(message)[0] ?? null
}

/** A merge of several proposals repeats the block for each. */
export function parseAllTrailers(message: string): PlanTrailers[] {
  const lines = lastParagraph(message)
  const starts = lines.flatMap(([key], index) => (key === keys.contribution ? [index] : []))
  return starts.flatMap((start, index) => {
    const values = new Map(starts.length === 1 ? lines : lines.slice(start, starts[index + 1]))
    const parsed = planTrailers.safeParse(Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, values.get(key)])))
    return parsed.success ? [parsed.data] : []
  })
}

/** What a commit of a merging session says beside its proposals; `wordedBy` only where it holds the coordinators' own words alone. */
export const sessionTrailers = z.object({ session: contributionId, part: z.enum(['proposals', 'own-words']), decidedBy: personId, wordedBy: z.array(personId) })
export type SessionTrailers = z.infer<typeof sessionTrailers>

/** One `Key: value` a line, without a final newline. `Decided-By` stands in the proposals' own block where there is one. */
export function formatSessionTrailers({ session, part, decidedBy, wordedBy }: SessionTrailers): string {
  const own = part === 'proposals' ? [] : [`${keys.decidedBy}: ${decidedBy}`, ...wordedBy.map((person) => `${keys.wordedBy}: ${person}`)]
  return [`Session: ${session}`, `Session-Part: ${part}`, ...own].join('\n')
}

/** Null for a commit that no session made. */
export function parseSessionTrailers(message: string): SessionTrailers | null {
  const lines = lastParagraph(message)
  const first = (key: string): string | undefined => lines.find(([name]) => name === key)?.[1]
  const part = first('Session-Part')
  const wordedBy = part === 'proposals' ? [] : lines.flatMap(([name, value]) => (name === keys.wordedBy ? [value] : []))
  const parsed = sessionTrailers.safeParse({ session: first('Session'), part, decidedBy: first(keys.decidedBy), wordedBy })
  return parsed.success ? parsed.data : null
}

function lastParagraph(message: string): [string, string][] {
  const block = message.trimEnd().split(/\n\n/).at(-1) ?? ''
  return block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])
}
