import type { Contribution } from '../../domain/contribution.ts'
import { formatEventPath } from '../../domain/register-event.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { textOf } from '../../usecases/rebase-changes.ts'
import { foldText } from '../../merge/index.ts'
import { splitSentences } from '../../text/sentences.ts'
import { toPlain } from '../../text/plain.ts'

/** Where words that were withheld can still be read: the notice hides them, it cannot take them out of history. */
export interface StandingWords {
  /** Items of today's plan that hold one of its sentences: they need a proposal of their own. */
  items: string[]
  /** Files of the register that hold them, on the branch `register`. */
  register: string[]
  /** Commits of `main` that brought them in. */
  commits: string[]
  /** Other contributions that repeat one of its sentences. */
  contributions: string[]
}

const fewestLetters = 20

/** Looks for every sentence of a contribution of twenty letters or more; shorter ones are in too many places to tell. */
export function findStandingWords(contribution: Contribution, state: PlanState): StandingWords {
  const sentences = wordsOf(contribution).flatMap(sentencesOf)
  const holds = (text: string) => {
    const folded = foldText(toPlain(text))
    return sentences.some((sentence) => folded.includes(sentence))
  }
  const before = new Set([...state.plan.items.keys(), PLAN_ID])
  const items = [...before].filter((item) => {
    const text = textOf(state.plan, item)
    return text && (holds(text.body) || holds(text.title ?? ''))
  })
  const others = [...state.contributions.values()].filter((other) => other.id !== contribution.id && wordsOf(other).some(holds))
  return {
    items,
    register: contribution.history.filter((event) => 'draft' in event || event.type === 'decided').map(formatEventPath),
    commits: contribution.decision?.commits ?? [],
    contributions: others.map(({ id }) => id),
  }
}

function wordsOf({ text, rationale, changes }: Contribution): string[] {
  const bodies = changes.flatMap((change) => ('body' in change ? [change.body ?? ''] : []))
  return [text ?? '', rationale ?? '', ...bodies].filter((each) => each.trim() !== '')
}

function sentencesOf(markdown: string): string[] {
  const plain = toPlain(markdown)
  return splitSentences(plain).map(({ start, end }) => foldText(plain.slice(start, end)).trim()).filter((sentence) => sentence.length >= fewestLetters)
}
