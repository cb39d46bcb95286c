import type { z } from 'zod'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { ClosingPlan } from '../../usecases/session/plan-closing.ts'
import { stampOfAll } from '../desk/close-session.ts'
import type { Messages } from '../messages.ts'
import { tellIssue } from '../pages/fields.ts'
import type { SavedSession } from '../private/merging-sessions.ts'
import type { sessionBody } from './session-schemas.ts'

/** An open session as a program reads it. */
export function presentSession({ revision, state: session }: SavedSession, { combined, units, declined, numbers, issues }: ClosingPlan, { heads }: PlanState, messages: Messages): z.input<typeof sessionBody> {
  const outcomes = new Map([...units.flatMap(({ members }) => members), ...declined].map(({ contribution, decision }) => [contribution.id, decision.outcome]))
  const { id, item, openedAt, openedBy, participants, leftOpen, note, version } = session
  return {
    id,
    item,
    openedAt,
    openedBy,
    participants,
    revision,
    main: heads.main,
    stamp: stampOfAll(combined),
    today: combined.today,
    text: combined.text,
    proposals: combined.proposals.map(({ contribution, stand, isLate, isReworked, obstacle }) => {
      const outcome = outcomes.get(contribution.id)
      return { contribution: contribution.id, ...(contribution.number !== undefined && { number: contribution.number }), stand, late: isLate, reworked: isReworked, obstacle, ...(outcome && { outcome }) }
    }),
    collisions: combined.collisions.map(({ key, field, between, base, texts, isChosen }) => ({ key, field, between, base, texts, chosen: isChosen })),
    numbers: numbers.map(({ item: changed, kind, before, after }) => ({ item: changed, kind, before, after })),
    leftOpen,
    note,
    version,
    issues: issues.map((issue) => ({ field: issue.path, code: issue.code, message: tellIssue(issue, messages, 'issue.json') })),
  }
}
