import { PLAN_ID } from '../domain/plan.ts'
import type { ItemKind, PlacedItem } from '../domain/plan.ts'
import { describeShift } from './describe-shift.ts'
import { buildBlocks } from './item-blocks.ts'
import type { ItemBlock } from './item-blocks.ts'
import { tellUnchanged } from './item-page.ts'
import { collectNotes } from './notes.ts'
import type { Note } from './notes.ts'
import { rowOf } from './proposal-rows.ts'
import type { ProposalRow } from './proposal-rows.ts'
import { renderText } from './render-text.ts'
import type { Site } from './site.ts'
import { buildThreads } from './threads.ts'
import type { ThreadComment } from './threads.ts'

/** One item in the whole plan, with what stands under it. */
export interface PlanPart {
  kind: ItemKind
  id: string
  tone: number
  name: string
  title: string | null
  label: string
  href: string
  shift: string | null
  html: string
  /** Where its origins are told; null while its text is as first recorded. */
  origins: string | null
  parts: PlanPart[]
}

export interface PlanPage {
  title: string
  call: string | null
  introduction: ItemBlock[]
  notes: Note[]
  unchanged: string | null
  /** The page of every text that the introduction had; null while it has had one alone. */
  history: string | null
  edit: string
  react: string
  add: string
  pending: ProposalRow[]
  settled: ProposalRow[]
  threads: ThreadComment[]
  commentCount: number
  /** Of the last change of a text or a place. */
  date: string
  links: { title: string; url: string }[]
  parts: PlanPart[]
}

/** The plan from end to end, to read or print; the introduction is amended here. */
export function buildPlanPage(site: Site): PlanPage {
  const { plan } = site.state
  const notes = collectNotes(site, PLAN_ID)
  const comments = [...site.index.generalComments, ...site.index.commentsOn(PLAN_ID)]
  const proposals = site.index.proposalsOf(PLAN_ID).filter(({ withheld }) => !withheld)
  return {
    title: plan.fields.title,
    call: plan.fields.call ?? null,
    introduction: buildBlocks(site, { id: PLAN_ID, body: plan.introduction }, notes.marks),
    notes: notes.notes,
    unchanged: tellUnchanged(site, notes.notes.length > 0, notes.unchanged),
    history: site.hasChanged(PLAN_ID) ? site.links.page('plan/histoire/') : null,
    edit: site.links.form({ intent: 'modifier', item: PLAN_ID }),
    react: site.links.form({ intent: 'reagir', item: PLAN_ID }),
    add: site.links.form({ intent: 'ajouter', item: PLAN_ID }),
    pending: proposals.filter(({ status }) => status === 'pending').map((each) => rowOf(site, each)),
    settled: proposals.filter(({ status }) => status !== 'pending').map((each) => rowOf(site, each)),
    threads: buildThreads(site, comments),
    commentCount: comments.length,
    date: dateText(site),
    links: plan.fields.links,
    parts: plan.axes.map((axis, index) => describePart(site, axis, (index % 6) + 1)),
  }
}

function dateText({ history, date }: Site): string {
  const changes = [history.all.at(-1), history.moves.at(-1)].flatMap((change) => change?.commit.at ?? [])
  const latest = changes.sort((one, other) => Date.parse(one) - Date.parse(other)).at(-1)
  return latest === undefined ? '' : date(latest)
}

function describePart(site: Site, item: PlacedItem, tone: number): PlanPart {
  const href = site.links.item(item.kind, item.id)
  return {
    kind: item.kind,
    id: item.id,
    tone,
    name: site.numberedName(item),
    title: item.title ?? null,
    label: item.label,
    href,
    shift: describeShift(site, item),
    html: renderText(site, item.body, { idPrefix: `${item.id}-` }),
    origins: site.hasChanged(item.id) ? `${href}#origines` : null,
    parts: item.children.map((child) => describePart(site, child, tone)),
  }
}
