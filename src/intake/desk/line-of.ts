import type { Draft } from '../../domain/amendment.ts'
import type { Contribution } from '../../domain/contribution.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import type { ItemId } from '../../domain/plan.ts'
import type { TextTelling } from '../../site/describe-texts.ts'
import { labelOf } from '../../text/label.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { Messages } from '../messages.ts'
import { tellGesture } from '../pages/tell-gesture.ts'
import { diffAsked } from './diff-asked.ts'
import type { AskedDiff } from './diff-asked.ts'
import type { Survey } from './survey.ts'

/** What of a contribution is told. */
type Told = Pick<Contribution, 'changes' | 'about'> & Partial<Pick<Contribution, 'withheld' | 'gesture' | 'text' | 'rationale' | 'objection'>>

const longest = 60
const words = 12

/**
 * What a contribution asks, on one line: « Action 10 : Fravailler → Travailler ». Numbers are today's. Plain text. The words of a
 * masked contribution are not in it.
 */
export function lineOf<Asking extends Told>(contribution: Asking, survey: { state: PlanState; diffOf(contribution: Asking): Pick<AskedDiff, 'tellings'> }, messages: Messages): string {
  const { t } = messages
  const { state } = survey
  if (contribution.withheld) return t('status.withheld-notice')
  const gesture = tellGesture(contribution, state.plan, messages)
  if (gesture) return gesture
  const [change] = contribution.changes
  if (!change) return lineOfWords(contribution, state, messages)
  const more = contribution.changes.length - 1
  const line = changeLine()
  return more > 0 ? t('row.more', { line, count: more }) : line

  function changeLine(): string {
    if (!change) return ''
    if (change.type === 'add') {
      const what = messages.item({ kind: change.kind })
      const label = labelOf({ title: change.title, body: change.body })
      return change.parent ? t('row.add-under', { what, place: nameOfItem(change.parent, state, messages), label }) : t('row.of', { item: what, line: label })
    }
    const item = nameOfItem(change.item, state, messages)
    if (change.type === 'remove') return t('row.of', { item, line: t('row.remove') })
    if (change.type === 'move') return t('row.of', { item, line: t('row.move', { place: nameOfItem(change.parent, state, messages) }) })
    const tellings = survey.diffOf(contribution).tellings()
    const first = tellings[0]
    const told = first ? tellShort(first, messages) : t('row.nothing')
    return t('row.of', { item, line: tellings.length > 1 ? t('row.more', { line: told, count: tellings.length - 1 }) : told })
  }
}

/** The same of one that is not in the register yet; empty where no word of it can be shown. */
export function lineOfDraft(draft: Draft, at: string, { state, baseText }: Pick<Survey, 'state' | 'baseText'>, messages: Messages): string {
  if (draft.kind !== 'amendment') return lineOfWords({ about: {}, ...draft }, state, messages)
  const diffOf = () => diffAsked(draft.changes, (item) => baseText({ base: draft.base, submittedAt: at }, item))
  return lineOf({ about: {}, ...draft }, { state, diffOf }, messages)
}

function lineOfWords({ text = '', rationale = '', about, objection }: Omit<Told, 'changes'>, state: PlanState, messages: Messages): string {
  const label = labelOf({ body: (text || rationale).replace(/@\[(p-[0-9a-z]{10})\]/g, (_, person: string) => `@${state.people[person]?.name ?? '…'}`) }, words)
  if (objection) return messages.t('row.objection', { line: label })
  return about.item ? messages.t('row.of', { item: nameOfItem(about.item, state, messages), line: label }) : label
}

/** « Action 10 »; for what left the plan, that it did. */
export function nameOfItem(item: ItemId, { plan }: Pick<PlanState, 'plan'>, messages: Messages): string {
  if (item === PLAN_ID) return messages.item({ kind: 'plan' })
  const placed = plan.items.get(item)
  return placed ? messages.item(placed) : messages.t('desk.gone')
}

function tellShort({ type, before = '', after = '', minor, link }: TextTelling, { t }: Messages): string {
  const [was, now] = [clip(before), clip(after)]
  if (link !== undefined) return t('tell.link', { words: now, url: clip(link) })
  if (minor === 'markup') return t('row.markup', { after: now })
  if (type === 'replace') return t('row.replace', { before: was, after: now })
  return type === 'add' ? t('row.insert', { after: now }) : t(type === 'remove' ? 'row.delete' : 'row.shift', { before: was })
}

/** At the end of a word where there is one. */
function clip(text: string): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  const space = cut.lastIndexOf(' ')
  return `${(space > longest / 2 ? cut.slice(0, space) : [...cut].slice(0, -1).join('')).replace(/[\s,;:.]+$/u, '')}…`
}
