import { readPlan } from '../../content/read-plan.ts'
import { touchedItems } from '../../domain/amendment.ts'
import type { Change } from '../../domain/amendment.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { Plan } from '../../domain/plan.ts'
import { buildPlanHistory } from '../../site/plan-history.ts'
import { authorCall, isUnanswered } from '../../usecases/author-call.ts'
import type { AuthorCall } from '../../usecases/author-call.ts'
import { keepWording } from '../../usecases/keep-wording.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { previewAmendment } from '../../usecases/preview-amendment.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import { textOf } from '../../usecases/rebase-changes.ts'
import type { ItemCollision } from '../../usecases/rebase-changes.ts'
import { standOn } from '../../usecases/stand-on.ts'
import type { Standing } from '../../usecases/stand-on.ts'
import { currentStanding } from '../../usecases/trace-standing.ts'
import type { StandingChange, TextOfCommit } from '../../usecases/trace-standing.ts'
import type { IntakeContext } from '../context.ts'

/** What the plan made of a pending proposal that no longer stands on the text that it was written on. */
export interface AuthorQuestion {
  state: 'follows-context-changed' | 'needs-author'
  /** When, and through which decision. Null: the log does not say. */
  since: { at: string; number?: number } | null
  /** For `needs-author`: until when an answer is awaited. */
  call: AuthorCall | null
  isUnanswered: boolean
  context: Standing['context']
  /** Each item that both changed: the plan's own way, and the author's, from the text that the author had. */
  items: { theirs: ItemPreview; mine: ItemPreview; collisions: ItemCollision[] }[]
  /** The author's words on today's plan, and what they make of it; null where they cannot be put there as they are. */
  keep: { changes: Change[]; items: ItemPreview[] } | null
}

/** Null for what is decided, changes no text, or follows as it is. Computed anew each time. */
export async function askAuthor(context: Pick<IntakeContext, 'readContent' | 'forge' | 'clock'>, contribution: Contribution, state: PlanState): Promise<AuthorQuestion | null> {
  const { changes, base, status, withheld } = contribution
  if (status !== 'pending' || withheld || changes.length === 0 || !base || base === state.heads.main) return null
  const files = await context.readContent(base)
  if (!files) return null
  const before = readPlan(files).plan
  const standing = standOn(contribution, (item) => textOf(before, item), (item) => textOf(state.plan, item))
  if (standing.state === 'follows') return null
  const change = await findChange(context, contribution, state, before)
  const call = authorCall(change, contribution, state.contributions.values(), state.plan.fields)
  const number = change && state.commitOrigins.get(change.commit.id)?.[0]?.number
  const asked = previewAmendment(files, files, changes)
  const rebased = previewAmendment(state.files, files, changes)
  const touched = asked.items.filter(({ item }) => standing.collidesOn.includes(item))
  const kept = keepWording(files, state.files, changes)
  return {
    state: standing.state,
    since: change && { at: change.at, ...(number && { number }) },
    call,
    isUnanswered: call !== null && isUnanswered(call, context.clock.now()),
    context: standing.context,
    items: touched.map((mine) => ({ mine, theirs: { ...mine, after: rebased.items.find(({ item }) => item === mine.item)?.before ?? null }, collisions: rebased.collisions.filter(({ item }) => item === mine.item) })),
    keep: kept && { changes: kept, items: previewAmendment(state.files, state.files, kept).items },
  }
}

/** Reads only the texts that the proposal touches, since its base. */
async function findChange({ forge }: Pick<IntakeContext, 'forge'>, contribution: Contribution, state: PlanState, before: Plan): Promise<StandingChange | null> {
  const items = new Set(touchedItems(contribution.changes))
  const isAbout = (path: string) => items.has(/([^/]+)\.md$/.exec(path)?.[1] ?? '')
  const log = state.log.map((commit) => ({ ...commit, files: commit.files.filter(({ path }) => isAbout(path)) }))
  const start = log.findIndex(({ id }) => id === contribution.base)
  const since = start < 0 ? log : log.slice(start + 1)
  const blobs = await forge.repository.readBlobs([...new Set(since.flatMap((commit) => commit.files.flatMap(({ blob }) => blob ?? [])))])
  const history = buildPlanHistory(since, blobs)
  const text: TextOfCommit = (item, commit, at) => {
    const index = since.findIndex(({ id }) => id === commit)
    const isTouched = since.slice(0, index + 1).some((each) => each.files.some(({ path }) => path.endsWith(`/${item}.md`)))
    return index < 0 || !isTouched ? textOf(before, item) : history.textAt(item, commit, at)
  }
  return currentStanding(contribution, log, text)
}
