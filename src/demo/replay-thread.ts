import type { Draft } from '../domain/amendment.ts'
import type { PersonId } from '../domain/ids.ts'
import type { Forge, People } from '../ports.ts'
import { writePeople } from '../register/people.ts'
import { readRegister } from '../register/read-register.ts'
import { textOf } from '../usecases/rebase-changes.ts'
import { deliver } from '../usecases/deliver.ts'
import type { DeliveryContext } from '../usecases/delivery.ts'
import { loadState } from '../usecases/load-state.ts'
import type { OutboxEntry } from '../usecases/outbox-entry.ts'
import { DemoFailed } from './demo-failed.ts'
import { demoId } from './demo-id.ts'
import { coordinatorComment, decisions, examples, followUpOffer, ideas, type ExampleProposal, type ThreadDecision } from './story.ts'
import { thread, threadPeople, type ThreadComment } from './thread.ts'

const coordinator = thread[coordinatorComment - 1]!.person
const names: People = { ...threadPeople, [coordinator]: { ...threadPeople[coordinator]!, coordinator: true } }
const commentId = (place: number): string => demoId(`comment ${place}`)
const instant = (at: string): string => new Date(at).toISOString()

/**
 * Replays what happened in the thread into a forge that holds the plan as submitted, through the ordinary use cases, at the
 * thread's dates and in their order; then makes the example proposals. What the register has already is passed over, so that a
 * replay that was cut goes on, and one that is over does nothing. Throws `DemoFailed` when the plan is not the one that the
 * thread was about.
 */
export async function replayThread(context: DeliveryContext, onProgress: (done: number, total: number) => void = () => {}): Promise<void> {
  const { forge } = context
  const { register } = await forge.refresh()
  const { events } = await readRegister(forge.repository, register)
  const known = new Set(events.map((event) => event.id))
  const steps = allSteps().filter((step) => !known.has(step.event))
  if (register === null) await writePeople(forge, (people) => ({ ...names, ...people }), instant(thread[0]!.at))
  for (const [index, step] of steps.entries()) {
    const delivered = await deliver(context, await step.entry(forge))
    if (delivered.outcome === 'refused') throw new DemoFailed(step.event, delivered.issues)
    onProgress(index + 1, steps.length)
  }
}

function allSteps(): Step[] {
  return [...thread.flatMap((comment, index) => stepsOf(comment, index + 1)).sort((a, b) => a.at.localeCompare(b.at)), ...examples.map(exampleStep)]
}

interface Step {
  /** Id of the register's event that it makes. */
  event: string
  /** ISO 8601 in UTC, so that text order is time's order. */
  at: string
  entry(forge: Forge): Promise<OutboxEntry>
}

function stepsOf(comment: ThreadComment, place: number): Step[] {
  const at = instant(comment.at)
  const entry = receivedEntry(comment, place, at)
  const received: Step = { event: entry.id, at, entry: () => Promise.resolve(entry) }
  const decision = decisions.find((each) => each.told === place)
  return decision ? [received, decisionStep(decision, comment.person, at)] : [received]
}

function receivedEntry(comment: ThreadComment, place: number, at: string): OutboxEntry {
  const { person, text } = comment
  const draft = draftOf(comment, place)
  const envelope = { id: demoId(`event of comment ${place}`), at, by: person }
  if (person !== coordinator) return { ...envelope, type: 'submit', draft }
  const offered = place === followUpOffer ? topOf(comment).person : null
  return { ...envelope, type: 'answer', draft: { ...draft, kind: 'comment', text, about: draft.about ?? {} }, ...(offered && { offersFollowUpTo: offered }) }
}

function draftOf(comment: ThreadComment, place: number): Extract<Draft, { kind: 'comment' | 'idea' }> {
  const common = { id: commentId(place), person: comment.person, text: comment.text, phase: 'consultation' }
  if (ideas.includes(place)) return { ...common, kind: 'idea' }
  if (comment.replyTo === null) return { ...common, kind: 'comment', about: { item: 'plan' } }
  const parent = placeOf(comment.replyTo)
  const top = placeOf(topOf(comment).key)
  return { ...common, kind: 'comment', about: { contribution: commentId(top) }, inferredReply: comment.inferred, ...(parent !== top && { replyTo: commentId(parent) }) }
}

/** Place in the page, from 1. */
function placeOf(key: string): number {
  return thread.findIndex((each) => each.key === key) + 1
}

function topOf(comment: ThreadComment): ThreadComment {
  return comment.replyTo === null ? comment : topOf(thread[placeOf(comment.replyTo) - 1]!)
}

function decisionStep(decision: ThreadDecision, by: PersonId, at: string): Step {
  const { idea, told: _, ...said } = decision
  const entry: OutboxEntry = { id: demoId(`decision on comment ${idea}`), at, by, type: 'decide', decision: { contribution: commentId(idea), outcome: 'accepted-with-changes', leftOut: [], ...said } }
  return { event: entry.id, at, entry: () => Promise.resolve(entry) }
}

function exampleStep(example: ExampleProposal, index: number): Step {
  const name = `example ${index + 1}`
  const at = instant(example.at)
  const event = demoId(`event of ${name}`)
  return { event, at, entry: async (forge) => ({ id: event, at, by: `p-${demoId(`person of ${name}`)}`, type: 'submit', draft: await exampleDraft(forge, example, name) }) }
}

async function exampleDraft(forge: Forge, { item, find, replace, rationale }: ExampleProposal, name: string): Promise<Draft> {
  const { plan, heads } = await loadState(forge.repository, await forge.refresh())
  const body = textOf(plan, item)?.body ?? ''
  if (body.split(find).length !== 2) throw new DemoFailed(name, [{ code: 'demo.words-not-found', path: item, data: { find } }])
  const changes = [{ type: 'revise' as const, item, body: body.replace(find, () => replace) }]
  return { kind: 'amendment', id: demoId(name), person: `p-${demoId(`person of ${name}`)}`, base: heads.main, changes, rationale, phase: 'demonstration', example: true }
}
