import { z } from 'zod'
import { anchor, change, gestures, subject } from '../../domain/amendment.ts'
import { outcomes } from '../../domain/decision.ts'
import { commitId, contributionId, personId } from '../../domain/ids.ts'
import { itemId, itemKinds } from '../../domain/plan.ts'
import { landing } from '../../domain/register-event.ts'

const issue = z.object({ field: z.string().describe('Name of the field, empty for the whole'), code: z.string(), message: z.string().describe('In the language of the plan') })
export const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }), issues: z.array(issue).optional() })
export type ErrorBody = z.infer<typeof errorBody>

export const receiptBody = z.object({
  id: contributionId,
  number: z.number().int().positive().optional().describe('The number that people say; absent while it is on its way or held'),
  url: z.url().describe('Public page'),
  privateUrl: z.url().describe('Private page: whoever has it acts as the proposer'),
})

const statuses = ['pending', ...outcomes, 'withdrawn'] as const
const decisionBody = z.object({
  outcome: z.enum(outcomes),
  at: z.iso.datetime(),
  by: personId,
  reason: z.string().optional(),
  leftOpen: z.string().optional(),
  leftOut: z.array(z.object({ text: z.string(), why: z.string() })),
  into: contributionId.optional(),
  landed: z.array(landing),
})

/** A contribution as everyone can read it; texts are Markdown. */
export const contributionBody = z.object({
  id: contributionId,
  kind: z.enum(['amendment', 'idea', 'comment']),
  number: z.number().int().positive().optional(),
  status: z.enum(statuses),
  submittedAt: z.iso.datetime(),
  late: z.boolean(),
  person: z.object({ id: personId, name: z.string().optional(), borrowsName: z.literal(true).optional().describe('The name is a coordinator’s, typed by somebody who is none') }),
  about: subject.optional(),
  replyTo: contributionId.optional(),
  quote: anchor.extend({ base: commitId.optional().describe('Commit of the plan in which it was read') }).optional().describe('The passage that it points at: a W3C text quote selector on the plain words'),
  text: z.string().optional(),
  rationale: z.string().optional(),
  changes: z.array(change),
  gesture: z.enum(gestures).optional().describe('What its changes do together'),
  objection: z.literal(true).optional().describe('A comment by which a proposer disagrees with a place'),
  placedUnder: itemId.optional(),
  decision: decisionBody.optional(),
  withheld: z.object({ reason: z.string() }).optional().describe('Its words are not shown'),
  lastEvent: z.string().describe('Changes at each event; send it back as `seen` with a decision'),
  url: z.url(),
})

const words = z.object({ title: z.string().optional(), body: z.string() }).nullable()
export const previewedItem = z.object({
  item: itemId,
  kind: z.enum([...itemKinds, 'plan']),
  told: z.array(z.string()).describe('What changes, in words'),
  before: words,
  after: words,
  collisions: z.array(z.string()).describe('Why it no longer applies as it is'),
})

export const previewBody = z.object({
  items: z.array(previewedItem),
  renumbered: z.array(z.object({ item: itemId, kind: z.enum(itemKinds), from: z.number().int(), to: z.number().int() })).describe('Items that would have another number'),
  similar: z.array(z.object({ id: contributionId, number: z.number().int().optional(), url: z.url() })),
  late: z.boolean(),
  phase: z.string().optional(),
  depart: z.string().describe('When and on which text it was begun: send it with the submission'),
  cle: z.string().describe('Idempotency key for these very words'),
})

export const questionBody = z.object({
  state: z.enum(['follows-context-changed', 'needs-author']),
  since: z.iso.datetime().optional(),
  deadline: z.iso.datetime().optional().describe('Until when an answer is awaited'),
  seen: commitId.describe('Commit of the plan that this was read at: send it back with the choice'),
  keep: z.array(previewedItem).optional().describe('What one’s own words make of today’s plan; absent where they cannot be put there'),
})

export const followBody = z.object({
  stage: z.enum(['leaving', 'held', 'dropped', 'taken-back', 'registered']),
  reason: z.string().optional().describe('Why a held submission was dropped'),
  contribution: contributionBody.optional().describe('Once it is registered'),
  question: questionBody.optional().describe('What the plan made of a pending proposal that no longer stands as it was'),
  feed: z.url().optional().describe('Atom feed for its proposer; the address can do nothing else'),
})

export const begunReworkBody = z.object({ base: commitId.describe('Commit of the plan that it begins on'), changes: z.array(change), values: z.record(z.string(), z.string()).describe('Fields to change and send back: `titre-0`, `texte-0`, `vers-1`…, in the order of the changes, and `pourquoi`') })

export const begunBody = z.object({ values: z.record(z.string(), z.union([z.string(), z.boolean()])).describe('Fields of the form, to be completed and sent'), state: z.enum(['open', 'late', 'between']), phase: z.string().optional() })

const heldBody = z.object({ id: contributionId, kind: z.enum(['amendment', 'idea', 'comment']), at: z.iso.datetime(), name: z.string().optional(), text: z.string().optional(), changes: z.array(change) })
/** Who sees to a contribution, and since when. */
export const claimBody = z.object({ by: personId, at: z.iso.datetime() })

/** What the desk's list says of a pending proposal beside its words. */
export const standingBody = z.object({ state: z.enum(['follows', 'follows-context-changed', 'needs-author']), collidesWith: z.array(contributionId).describe('Other pending proposals that touch the same words') })

export const deskBody = z.object({
  main: z.string().describe('Commit of the plan that this was read at'),
  proposals: z.array(contributionBody),
  ideas: z.array(contributionBody),
  questions: z.array(contributionBody),
  standings: z.record(contributionId, standingBody).describe('By proposal'),
  claims: z.record(contributionId, claimBody).describe('By contribution: who sees to it; it binds nobody'),
  awaited: z.array(contributionId).describe('Those whose author was asked something and has not answered'),
  held: z.array(heldBody),
  setAside: z.array(z.object({ name: z.string(), type: z.string(), codes: z.array(z.string()) })),
  leaving: z.number().int(),
  queue: z.object({
    stop: z.object({ why: z.enum(['paused', 'unreachable', 'closed']), since: z.iso.datetime(), until: z.iso.datetime(), message: z.string() }).nullable().describe('Why nothing leaves at the moment; `closed`: a person must look, then ask for it to go on'),
    waiting: z.array(z.object({ type: z.string(), at: z.iso.datetime(), why: z.enum(['turn', 'together', 'failed']), nextTry: z.iso.datetime().nullable(), message: z.string().nullable() })),
  }).describe('What waits to leave, in order of arrival'),
  site: z.object({ building: z.boolean(), lastError: z.string().nullable() }),
})

export const deskContributionBody = z.object({ contribution: contributionBody, main: z.string(), items: z.array(previewedItem), neighbours: z.array(contributionId), standing: z.object({ items: z.array(z.string()), register: z.array(z.string()), commits: z.array(z.string()), contributions: z.array(z.string()) }).optional() })

export const actBody = z.object({ outcome: z.enum(['done', 'kept']).describe('kept: on disk, its effect will follow') })
export const personBody = z.object({ id: personId, name: z.string(), createdAt: z.iso.datetime(), revokedAt: z.iso.datetime().optional() })
export const addedPersonBody = personBody.extend({ link: z.url() })
