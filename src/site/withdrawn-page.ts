import type { ItemKind } from '../domain/plan.ts'
import { labelGone } from './contribution-heading.ts'
import { describeRevision, tellRemoval } from './describe-revision.ts'
import type { RevisionNote } from './describe-revision.ts'
import { goneInto } from './gone-into.ts'
import { describePeriod } from './number-page.ts'
import { collectNotes } from './notes.ts'
import type { Note } from './notes.ts'
import { renderText } from './render-text.ts'
import { rowOf } from './proposal-rows.ts'
import type { ProposalRow } from './proposal-rows.ts'
import type { Site } from './site.ts'
import { linkItem } from './link-item.ts'
import { listElsewhere } from './sentences-elsewhere.ts'
import type { SentenceElsewhere } from './sentences-elsewhere.ts'
import { listWordings } from './wordings.ts'
import { buildThreads } from './threads.ts'
import type { ThreadComment } from './threads.ts'
import { holdsWithheldWords } from './withheld-words.ts'

/** An item that is no longer in the plan: when and why it left, and how it read last. */
export interface WithdrawnPage {
  kind: ItemKind
  fullName: string
  level: string
  title: string
  date: string
  /** The item that took its text. */
  into: { label: string; href: string } | null
  /** Its last sentences that are still in the plan; empty where the item that took its text has them all. */
  elsewhere: SentenceElsewhere[]
  /** Empty where it holds words that are withheld. */
  html: string
  /** What its text said before, and what brought that about. */
  notes: Note[]
  /** The page of every text that the item had. */
  history: string
  /** Who asked and who decided. */
  roles: string[]
  /** What the person who asked for it gave as a reason; empty for none, and for words that are withheld. Safe HTML. */
  rationaleHtml: string
  story: RevisionNote | null
  numbers: { label: string; href: string }[]
  proposals: ProposalRow[]
  threads: ThreadComment[]
}

export function buildWithdrawnPage(site: Site, id: string): WithdrawnPage | null {
  const gone = site.history.removed.get(id)
  const last = site.history.revisionsOf(id).findLast(({ text }) => text)
  if (!gone?.kind || !last?.text) return null
  const level = site.levelOf(gone.kind)
  const title = labelGone(site, id) ?? site.t('withheld.heading')
  const story = site.origins.stories.get(gone.commit.id)
  const asked = story?.trailers?.decision === 'reopened' ? null : story?.contribution
  const into = goneInto(site, id)
  const taker = into && linkItem(site, into.id)
  const elsewhere = listElsewhere(site, id)
  const bearings = site.state.concordance.numbersOf(id)
  return {
    kind: gone.kind,
    fullName: site.t('withdrawn.name', { level, label: title }),
    level,
    title,
    date: site.date(gone.commit.at),
    into: taker,
    elsewhere: elsewhere.every(({ item }) => item.href === taker?.href) ? [] : elsewhere,
    html: holdsWithheldWords(site, id, last.text.body) ? '' : renderText(site, last.text.body, { sentences: listWordings(site, id).standing }),
    notes: collectNotes(site, id).notes,
    history: site.links.history(gone.kind, id),
    roles: tellRemoval(site, gone.commit.id),
    rationaleHtml: asked?.withheld ? '' : renderText(site, asked?.rationale ?? asked?.text ?? ''),
    story: describeRevision(site, gone.commit.id, []),
    numbers: bearings.map(({ kind, number, from, until }) => ({
      label: `${site.numberedName({ kind, number })}, ${describePeriod(site, from, until)}`,
      href: site.links.number(kind, number),
    })),
    proposals: site.index.proposalsOf(id).map((each) => rowOf(site, each)),
    threads: buildThreads(site, site.index.commentsOn(id)),
  }
}
