import { createHash } from 'node:crypto'
import { formatItem, formatPlan, formatVersion } from '../../content/format-file.ts'
import type { ItemKind, PlanFields, VersionFields } from '../../domain/plan.ts'
import { labelOf } from '../../text/label.ts'
import { findTarget } from '../framavox/find-references.ts'
import type { ParsedDiscussion } from '../parsed-discussion.ts'
import { formatBlocks, type LinkTo } from './format-blocks.ts'
import { formatSource } from './format-source.ts'
import { placeItems, type ItemPlace } from './place-items.ts'
import type { IdOf } from './replace-names.ts'

export interface PlanFilesOptions {
  /** Ids of the contributors, for the copy of the page in `sources/`. */
  idOf: IdOf
  /** What the page cannot say of the plan: its call, its phases… */
  fields?: Partial<PlanFields>
  /** IANA time zone; Europe/Paris by default. */
  timeZone?: string
}

const version = { id: 'soumise-a-consultation', title: 'Version soumise à la consultation' }

/**
 * The files of `content/` for a parsed page, by path: `plan.md`, one file an item, the named version that was submitted to
 * consultation (where a comment gives it a date) and the imported page. Deterministic, given `idOf`.
 */
export function planFilesFrom(parsed: ParsedDiscussion, options: PlanFilesOptions): Map<string, string> {
  const places = placeItems(parsed.axes)
  const items = places.map(({ item }) => item)
  const linkFrom = (up: string): LinkTo => (target) => {
    const found = findTarget(items, target)
    const path = places.find(({ item }) => item === found)?.path
    return path === undefined ? undefined : up + path
  }
  const files = new Map<string, string>()
  files.set('plan.md', formatPlan(planFields(parsed, options), formatBlocks(parsed.introduction, linkFrom(''))))
  const bodies = new Map(places.map((place) => [place, formatBlocks(place.item.blocks, linkFrom('../'))]))
  for (const place of places) {
    const { item, id, path, parent, order } = place
    files.set(path, formatItem({ kind: item.kind, id, parent, order, title: item.title?.text, discussion: item.discussion?.text, body: bodies.get(place) ?? '' }))
  }
  const day = parsed.comments.map(({ at }) => at.slice(0, 10)).sort()[0]
  if (day !== undefined && places.length > 0) {
    const note = 'Le texte tel qu’il a été publié pour être commenté.\nLa page importée ne donne pas la date de sa publication : celle-ci est le jour du premier commentaire.'
    files.set(`versions/${version.id}.md`, formatVersion({ title: version.title, date: day, introduction: blobId(files.get('plan.md') ?? ''), table: buildTable(places, bodies, files), note }))
  }
  files.set(`sources/${nameSource(parsed, day)}`, formatSource(parsed, options.idOf))
  return files
}

function planFields(parsed: ParsedDiscussion, { fields, timeZone }: PlanFilesOptions): PlanFields {
  const levels = Object.keys(parsed.levels).length > 0 ? { levels: parsed.levels } : {}
  return { title: parsed.title?.text ?? 'Plan sans titre', lang: 'fr', 'time-zone': timeZone ?? 'Europe/Paris', phases: [], links: [], ...levels, ...fields }
}

function buildTable(places: ItemPlace[], bodies: Map<ItemPlace, string>, files: Map<string, string>): VersionFields['table'] {
  const counts = new Map<ItemKind, number>()
  return places.map((place) => {
    const { item, id, path } = place
    const number = (counts.get(item.kind) ?? 0) + 1
    counts.set(item.kind, number)
    return { kind: item.kind, number, id, label: labelOf({ title: item.title?.text, body: bodies.get(place) ?? '' }), blob: blobId(files.get(path) ?? '') }
  })
}

/** Git's id (SHA-1) of a file with this text. */
function blobId(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

function nameSource(parsed: ParsedDiscussion, day: string | undefined): string {
  const forum = parsed.forum?.text.toLowerCase() ?? 'discussion'
  return day === undefined ? `${forum}.txt` : `${forum}-${day.slice(0, 7)}.txt`
}
