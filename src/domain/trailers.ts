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
} as const satisfies Record<keyof PlanTrailers, string>

/** The trailer block, one `Key: value` a line, without a final newline. */
export function formatTrailers(trailers: PlanTrailers): string {
  return Object.entries(keys).map(([name, key]) => `${key}: ${trailers[name as keyof PlanTrailers]}`).join('\n')
}

/** Reads the trailers in the last paragraph of a commit message; null when they are not ours or not whole. */
export function parseTrailers(message: string): PlanTrailers | null {
  const block = message.trimEnd().split(/\n\n/).at(-1) ?? ''
  const values = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
  const parsed = planTrailers.safeParse(Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, values.get(key)])))
  return parsed.success ? parsed.data : null
}
