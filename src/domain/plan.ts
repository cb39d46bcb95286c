import { z } from 'zod'
import { personId } from './ids.ts'

/** Permanent id of an item and its file name without `.md`: a–z, 0–9 and single hyphens, 80 characters at most. */
export const itemId = z.string().max(80).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
export type ItemId = string

/** The introduction (`plan.md`) is amendable like an item, under this reserved id. */
export const PLAN_ID: ItemId = 'plan'

/** Levels of the plan, from the top. A plan of two levels has axes and actions only. */
export const itemKinds = ['axis', 'objective', 'action'] as const
export type ItemKind = (typeof itemKinds)[number]

/** Folder of each kind under `content/`. */
export const kindFolders = { axis: 'axes', objective: 'objectives', action: 'actions' } as const satisfies Record<ItemKind, string>

const title = z.string().min(1).max(300)
const order = z.number()

/** Front matter of `axes/*.md`. Unknown keys are a fault for `npm run check`, kept by the reader. */
export const axisFields = z.strictObject({ order, title: title.optional() })
/** Front matter of `objectives/*.md`: the parent is an axis. */
export const objectiveFields = z.strictObject({ parent: itemId, order, title: title.optional() })
/** Front matter of `actions/*.md`: the parent is an objective, or an axis in a plan of two levels. */
export const actionFields = z.strictObject({
  parent: itemId,
  order,
  title: title.optional(),
  /** Address of the discussion held elsewhere before this site. */
  discussion: z.url({ protocol: /^https?$/ }).optional(),
  /** People who follow the action up. */
  followers: z.array(personId).optional(),
})

/** A period of the plan's life. Instants are ISO 8601 with offset or a date, read in the plan's time zone; no `closes`: no end. */
export const phase = z.strictObject({
  id: itemId,
  title,
  kind: z.enum(['consultation', 'integration', 'demonstration']),
  opens: z.string(),
  closes: z.string().optional(),
})
export type Phase = z.infer<typeof phase>

/** Front matter of `plan.md`. */
export const planFields = z.strictObject({
  title,
  /** One line under the title. */
  call: z.string().max(500).optional(),
  /** BCP 47 language of the plan's text. */
  lang: z.string().default('fr'),
  /** IANA time zone in which dates without offset are read and shown. */
  'time-zone': z.string().default('Europe/Paris'),
  /** What the host calls each level, singular, as on screen (« Axe », “Theme”). */
  levels: z.strictObject({ axis: title.optional(), objective: title.optional(), action: title.optional() }).optional(),
  phases: z.array(phase).default([]),
  /** Days that a proposer has to answer once the same words of the plan changed; then coordinators may decide, and it is said. Absent: 15. */
  'author-days': z.number().int().min(1).max(365).optional(),
  /** Reasons that come up in this plan's decisions, offered to coordinators after those of the product, to be edited. */
  reasons: z.array(z.string().min(1).max(500)).max(20).optional(),
  links: z.array(z.strictObject({ title, url: z.url({ protocol: /^https?$/ }) })).default([]),
  /** Licence of the plan's text: an SPDX identifier or an address. Absent: the host states none. */
  licence: z.string().min(1).max(300).optional(),
})
export type PlanFields = z.infer<typeof planFields>

const blob = z.string().regex(/^[0-9a-f]{40}$/)

/** Front matter of `versions/*.md`: a named version with its own table, so that it survives any copy. Body: a note. */
export const versionFields = z.strictObject({
  title,
  /** Date (YYYY-MM-DD) or instant at which the version was named. */
  date: z.string(),
  /** Git blob id (SHA-1 hex) of `plan.md`. Absent from versions that were named without their introduction. */
  introduction: blob.optional(),
  /** Every numbered item, in reading order. `blob` is the Git blob id (SHA-1 hex) of the item's file. */
  table: z.array(z.strictObject({ kind: z.enum(itemKinds), number: z.number().int().positive(), id: itemId, label: z.string(), blob })),
})
export type VersionFields = z.infer<typeof versionFields>

/** One axis, objective or action as read from its file. `body` is Markdown as in the file, one sentence a line. */
export interface PlanItem {
  kind: ItemKind
  id: ItemId
  parent?: ItemId
  order: number
  title?: string
  body: string
  discussion?: string
  followers?: string[]
  /** Path under `content/`, `/`-separated: `actions/monnaies-locales.md`. */
  path: string
}

/** A numbered item in its place. Axes, objectives and actions are each numbered 1, 2, 3… through the whole plan, in reading order. */
export interface PlacedItem extends PlanItem {
  number: number
  /** The title, or the first words of the body when there is none. */
  label: string
  children: PlacedItem[]
}

/** The whole plan at one commit. */
export interface Plan {
  fields: PlanFields
  /** Markdown of `plan.md`. */
  introduction: string
  axes: PlacedItem[]
  /** Every item by id. */
  items: ReadonlyMap<ItemId, PlacedItem>
  versions: NamedVersion[]
}

export interface NamedVersion extends VersionFields {
  id: ItemId
  note: string
}
