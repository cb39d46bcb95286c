import type { Contribution } from '../domain/contribution.ts'
import type { PlanState } from './plan-state.ts'

/** Proposals and ideas that still wait for a decision, oldest first. */
export function waitingContributions(state: Pick<PlanState, 'contributions'>): Contribution[] {
  return [...state.contributions.values()].filter((each) => each.kind !== 'comment' && each.status === 'pending')
}

/** Proposals and ideas ever received, those that their proposer took back included: what « Reste 37 sur 250 » counts from. */
export function countReceived(state: Pick<PlanState, 'contributions'>): number {
  return [...state.contributions.values()].filter(({ kind }) => kind !== 'comment').length
}

/**
 * Comments and ideas that ask something and that no coordinator has answered since, oldest first. To ask is to have written a
 * question mark, or to have objected to a place; an answer is a coordinator's reply in the same thread, later on, or a decision on what the question was about.
 */
export function openQuestions(state: Pick<PlanState, 'contributions'>): Contribution[] {
  const all = [...state.contributions.values()]
  const position = new Map(all.map((each, index) => [each.id, index]))
  const answers = all.filter((each) => each.official)
  return all.filter((each) => {
    if (each.official || each.status !== 'pending' || each.withheld || !(each.objection || asksSomething(each.text))) return false
    const asked = position.get(each.id)!
    return !answers.some((answer) => position.get(answer.id)! > asked && isAbout(answer, each))
  })
}

function isAbout(answer: Contribution, question: Contribution): boolean {
  return answer.replyTo === question.id || (answer.replyTo === undefined && answer.about.contribution === question.id)
}

/** A question mark within a web address asks nothing; the colon of an address may be escaped. */
function asksSomething(text = ''): boolean {
  return text.replace(/https?\\?:\/\/\S*[^\s?]/g, '').includes('?')
}
