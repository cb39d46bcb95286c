import type { Draft } from './amendment.ts'
import type { Contribution, RecordedDecision } from './contribution.ts'
import type { ContributionId } from './ids.ts'
import type { RegisterEvent } from './register-event.ts'

/** Contributions in the register's order, by id. An event about an unknown contribution is passed over: the register is append-only and may outlive a format. */
export function foldRegister(events: readonly RegisterEvent[]): Map<ContributionId, Contribution> {
  const contributions = new Map<ContributionId, Contribution>()
  for (const event of events) {
    const known = contributions.get(event.contribution)
    if (!known && 'draft' in event && event.type !== 'reworked') contributions.set(event.contribution, received(event, contributions))
    else if (known) applyEvent(known, event)
  }
  return contributions
}

function received(event: Extract<RegisterEvent, { type: 'submitted' | 'commented' | 'answered' }>, before: ReadonlyMap<ContributionId, Contribution>): Contribution {
  const { draft } = event
  const source = draft.kind === 'amendment' && draft.fedBy ? before.get(draft.fedBy) : undefined
  const contribution: Contribution = {
    id: draft.id,
    kind: draft.kind,
    person: draft.person,
    submittedAt: event.at,
    changes: [],
    about: {},
    inferredReply: false,
    example: draft.example ?? false,
    late: draft.late ?? false,
    official: event.type === 'answered',
    status: 'pending',
    formerDecisions: [],
    history: [event],
    ...(draft.phase && { phase: draft.phase }),
    ...(source && { fedBy: source.id, ideaOf: source.person }),
    ...(draft.typist && { typist: draft.typist }),
    ...(draft.received && { received: draft.received }),
    ...(event.type === 'submitted' && { number: event.number }),
    ...(event.type === 'answered' && event.asksAuthor && { asksAuthor: true }),
    ...(event.type === 'answered' && event.offersFollowUpTo && { offersFollowUpTo: event.offersFollowUpTo }),
  }
  return Object.assign(contribution, wordsOf(draft))
}

function wordsOf(draft: Draft): Partial<Contribution> {
  switch (draft.kind) {
    case 'amendment':
      return { base: draft.base, changes: draft.changes, rationale: draft.rationale, anchor: draft.anchor, alternativeTo: draft.alternativeTo, ...(draft.gesture ? { gesture: draft.gesture } : { gesture: undefined }) }
    case 'idea':
      return { text: draft.text, about: draft.about ?? {} }
    case 'comment':
      return { text: draft.text, about: draft.about, replyTo: draft.replyTo, anchor: draft.anchor, ...(draft.base && { base: draft.base }), inferredReply: draft.inferredReply ?? false, ...(draft.objection && { objection: true }) }
  }
}

function applyEvent(contribution: Contribution, event: RegisterEvent): void {
  contribution.history.push(event)
  switch (event.type) {
    case 'reworked':
      Object.assign(contribution, wordsOf(event.draft))
      return
    case 'decided':
      if (contribution.decision) contribution.formerDecisions.push(contribution.decision)
      contribution.decision = recorded(event)
      contribution.status = event.outcome
      return
    case 'explained': {
      const decision = [...contribution.formerDecisions, contribution.decision].find((each) => each?.eventId === event.decision)
      if (decision) Object.assign(decision, { reason: event.reason, explained: { by: event.by, at: event.at } })
      return
    }
    case 'placed':
      contribution.placedUnder = event.item
      return
    case 'withdrawn':
      contribution.status = 'withdrawn'
      return
    case 'reopened':
      if (contribution.decision) contribution.formerDecisions.push(contribution.decision)
      delete contribution.decision
      contribution.status = 'pending'
      return
    case 'withheld':
      contribution.withheld = { reason: event.reason, at: event.at }
      return
    case 'submitted':
    case 'commented':
    case 'answered':
      return
  }
}

function recorded(event: Extract<RegisterEvent, { type: 'decided' }>): RecordedDecision {
  const { id, outcome, by, at, reason, leftOpen, leftOut, into, changes, note, commits, landed, batch, elsewhere } = event
  return { eventId: id, outcome, by, at, reason, leftOpen, leftOut, into, changes, note, commits, landed, ...(batch && { batch }), ...(elsewhere && { elsewhere }) }
}
