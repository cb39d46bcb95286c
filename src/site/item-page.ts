import type { ItemId, ItemKind, PlacedItem } from '../domain/plan.ts'
import { listPassages } from '../text/passages.ts'
import { toPlain } from '../text/plain.ts'
import { shorten } from './contribution-heading.ts'
import { describeShift } from './describe-shift.ts'
import { describePeriod } from './number-page.ts'
import { buildBlocks } from './item-blocks.ts'
import type { ItemBlock } from './item-blocks.ts'
import { hasHistory } from './item-moves.ts'
import { collectNotes } from './notes.ts'
import type { Note } from './notes.ts'
import { listOpenQuestions } from './open-questions.ts'
import type { OpenQuestion } from './open-questions.ts'
import { shareOrigins } from './origin-shares.ts'
import type { OriginShares } from './origin-shares.ts'
import { axisOf, shapeItems, toneOf } from './plan-shape.ts'
import type { ShapeAction } from './plan-shape.ts'
import { rowOf } from './proposal-rows.ts'
import type { ProposalRow } from './proposal-rows.ts'
import type { Site } from './site.ts'
import { buildThreads } from './threads.ts'
import type { ThreadComment } from './threads.ts'
import { groupItem } from './word-origins.ts'

const severalNotes = 3

export interface Link {
  label: string
  href: string
}

export interface ItemPage {
  kind: ItemKind | 'plan'
  /** « Action 18 » */
  name: string
  /** The title that the plan gives; null where its text is its only name. */
  title: string | null
  /** For the document's title and lists. */
  fullName: string
  /** Its first words, for those who find it elsewhere. */
  description: string
  tone: number
  axis: number
  axisId: string
  /** From the axis down: « Axe 2 », and what it is called. */
  breadcrumb: (Link & { name: string })[]
  shift: string | null
  /** Date of the text: of its last change, or of the version that it was first recorded in. */
  textDate: string
  blocks: ItemBlock[]
  titleMarks: number[]
  notes: Note[]
  unchanged: string | null
  /** The same origins by person, proposal and date; null where a note or two say it all. */
  shares: OriginShares | null
  edit: string
  react: string
  questions: OpenQuestion[]
  pending: ProposalRow[]
  settled: ProposalRow[]
  children: { label: string; groups: { head: Link | null; items: ShapeAction[] }[] } | null
  threads: ThreadComment[]
  commentCount: number
  followers: string[]
  discussion: { href: string; host: string } | null
  /** The number alone, or with the name of its kind where the item was of others. */
  formerNumbers: { label: string; when: string; href: string }[]
  cite: string
  /** The page of every text that the item had, and of its moves; null while it has had one text, in one place. */
  history: string | null
  /** What else can be proposed here: an addition, a move, a join, a split, a removal. */
  more: Link[]
  previous: Link | null
  next: Link | null
}

export function buildItemPage(site: Site, item: PlacedItem): ItemPage {
  const { t, links } = site
  const notes = collectNotes(site, item.id)
  const proposals = site.index.proposalsOf(item.id).filter(({ withheld }) => !withheld)
  const comments = site.index.commentsOn(item.id)
  const { siblings, place } = site.once(placeItems).get(item.id)!
  const textDate = dateText(site, item)
  return {
    kind: item.kind,
    name: site.numberedName(item),
    title: item.title ?? null,
    fullName: site.fullName(item),
    description: shorten(toPlain(item.body), 160),
    tone: toneOf(site, item.id),
    axis: site.state.plan.axes.findIndex(({ id }) => id === ancestorsOf(site, item)[0]?.id || id === item.id) + 1,
    axisId: axisOf(site, item.id)?.id ?? '',
    breadcrumb: ancestorsOf(site, item).map((each) => ({ name: site.numberedName(each), label: each.label, href: links.item(each.kind, each.id) })),
    shift: describeShift(site, item),
    textDate,
    blocks: buildBlocks(site, item, notes.marks),
    titleMarks: notes.titleMarks,
    notes: notes.notes,
    unchanged: tellUnchanged(site, notes.notes.length > 0, notes.unchanged),
    shares: notes.notes.length < severalNotes ? null : shareOrigins(site, groupItem(site, item.id)),
    edit: links.form({ intent: 'modifier', item: item.id }),
    react: links.form({ intent: 'reagir', item: item.id }),
    questions: listOpenQuestions(site, item.id),
    pending: proposals.filter(({ status }) => status === 'pending').map((each) => rowOf(site, each)),
    settled: proposals.filter(({ status }) => status !== 'pending').map((each) => rowOf(site, each)).toReversed(),
    children: shapeChildren(site, item),
    threads: buildThreads(site, comments),
    commentCount: comments.length,
    followers: (item.followers ?? []).map((person) => site.nameOf(person)),
    discussion: item.discussion ? { href: item.discussion, host: new URL(item.discussion).host } : null,
    formerNumbers: listFormerNumbers(site, item),
    history: hasHistory(site, item.id) ? links.history(item.kind, item.id) : null,
    cite: t('item.cite-text', { plan: site.state.plan.fields.title, name: site.fullName(item), date: textDate, url: `${site.options.url ?? ''}${links.item(item.kind, item.id)}` }),
    more: listMore(site, item, siblings.length),
    previous: linkTo(site, siblings[place - 1]),
    next: linkTo(site, siblings[place + 1]),
  }
}

/** The items of each one's level, in reading order, and its place among them, from 0. */
function placeItems(site: Site): ReadonlyMap<ItemId, { siblings: readonly PlacedItem[]; place: number }> {
  const levels = Map.groupBy(site.items, ({ kind }) => kind)
  return new Map([...levels.values()].flatMap((siblings) => siblings.map((item, place) => [item.id, { siblings, place }] as const)))
}

function linkTo(site: Site, item: PlacedItem | undefined): Link | null {
  return item ? { label: site.fullName(item), href: site.links.item(item.kind, item.id) } : null
}

/** From the axis down, the item itself left out. */
function ancestorsOf(site: Site, item: PlacedItem): PlacedItem[] {
  const parent = item.parent === undefined ? undefined : site.state.plan.items.get(item.parent)
  return parent ? [...ancestorsOf(site, parent), parent] : []
}

function dateText(site: Site, item: PlacedItem): string {
  const last = site.history.revisionsOf(item.id).at(-1)
  return last ? site.date(last.commit.at) : ''
}

/** The one line that covers all sentences without a note. */
export function tellUnchanged(site: Site, hasNotes: boolean, unchanged: boolean): string | null {
  if (!unchanged) return null
  // A sentence without a note is as the plan was first recorded, under whatever id.
  const first = site.state.log[0]
  if (!first) return null
  const date = site.date(first.at)
  return hasNotes ? site.t('note.rest-unchanged', { date }) : site.t('note.all-unchanged', { date })
}

function shapeChildren(site: Site, item: PlacedItem): ItemPage['children'] {
  if (item.kind === 'action') return null
  const direct = item.children.filter(({ kind }) => kind === 'action')
  const objectives = item.children.filter(({ kind }) => kind === 'objective')
  const groups = [
    ...(direct.length > 0 ? [{ head: null, items: shapeItems(site, direct) }] : []),
    ...objectives.map((objective) => ({ head: linkTo(site, objective), items: shapeItems(site, objective.children) })),
  ]
  if (groups.length === 0) return null
  const own = site.hasOwnLevel('action') || site.hasOwnLevel('objective')
  return { label: site.t(own ? 'item.children.own' : objectives.length > 0 ? 'item.children.axis' : 'item.children.objective'), groups }
}

function listFormerNumbers(site: Site, item: PlacedItem): ItemPage['formerNumbers'] {
  const bearings = site.state.concordance.numbersOf(item.id)
  if (bearings.length < 2) return []
  const isOne = bearings.every(({ kind }) => kind === item.kind)
  return bearings.map(({ number, kind, from, until }) => ({ label: isOne ? String(number) : site.numberedName({ kind, number }), when: describePeriod(site, from, until), href: site.links.number(kind, number) }))
}

function listMore(site: Site, item: PlacedItem, siblings: number): Link[] {
  const { t, links } = site
  const gesture = (intent: 'deplacer' | 'scinder' | 'reunir' | 'passage') => ({ label: t(`item.gesture.${intent}`), href: links.form({ intent, item: item.id }) })
  // Gestures are made with the intake's help, passage by passage.
  const hasIntake = site.options.intakeUrl !== 'none'
  const hasPassages = hasIntake && listPassages(item.body).length > 1
  const hasOther = hasIntake && siblings > 1
  return [
    addLink(site, item),
    ...(item.kind !== 'axis' && hasOther ? [gesture('deplacer')] : []),
    ...(item.kind === 'action' && hasPassages ? [gesture('scinder')] : []),
    ...(item.kind === 'action' && hasOther ? [gesture('reunir')] : []),
    ...(item.kind === 'action' && hasPassages && hasOther ? [gesture('passage')] : []),
    { label: site.hasOwnLevel(item.kind) ? t('item.ask-removal.own', { name: site.numberedName(item) }) : t(`item.ask-removal.${item.kind}`), href: links.form({ intent: 'retirer', item: item.id }) },
  ]
}

function addLink(site: Site, item: PlacedItem): Link {
  const { links } = site
  if (item.kind === 'action') return { label: addLabel(site, 'action'), href: links.form({ intent: 'ajouter', ...(item.parent && { item: item.parent }), after: item.id }) }
  const last = item.children.at(-1)
  return { label: addLabel(site, item.children.some(({ kind }) => kind === 'objective') || (item.kind === 'axis' && item.children.length === 0 && site.items.some(({ kind }) => kind === 'objective')) ? 'objective' : 'action'), href: links.form({ intent: 'ajouter', item: item.id, ...(last && { after: last.id }) }) }
}

function addLabel(site: Site, kind: 'objective' | 'action'): string {
  return site.hasOwnLevel(kind) ? site.t('item.add-own', { level: site.levelOf(kind) }) : site.t(`item.add-${kind}`)
}
