import { z } from 'zod'
import { flatten } from '../../content/read-plan.ts'
import { phase, PLAN_ID } from '../../domain/plan.ts'
import type { PlacedItem } from '../../domain/plan.ts'
import { labelGone } from '../../site/contribution-heading.ts'
import { goneInto } from '../../site/gone-into.ts'
import type { Site } from '../../site/site.ts'
import { useExportIds } from '../export-ids.ts'
import { plainWords } from '../plain-words.ts'
import { publicAddress } from '../public-address.ts'
import * as common from './common-schema.ts'
import { documentHead, personOf } from './document-head.ts'

const revised = { updated: common.instant.describe('Last change of its title or text.'), commit: common.commit }

export const planSchema = z.strictObject({
  ...common.head,
  timeZone: z.string().describe('IANA name; dates without an offset are read in it.'),
  levels: z.strictObject({ axis: z.string(), objective: z.string(), action: z.string() }).describe('What the host calls each level.'),
  phases: z.array(phase),
  introduction: z.strictObject({ markdown: common.markdown, text: common.text, page: common.page }),
  items: z
    .array(
      z.strictObject({
        id: common.item,
        urn: common.urn,
        kind: common.kind,
        number: z.number().int().positive().describe('Number of today; changes when items are added or leave.'),
        parent: common.item.nullable(),
        title: z.string().nullable(),
        label: z.string().describe('The title, or the first words where there is none.'),
        markdown: common.markdown,
        text: common.text,
        ...revised,
        followers: z.array(common.person).describe('People who follow it up.'),
        discussion: z.string().nullable().describe('Address of a discussion held elsewhere before.'),
        page: common.page,
      }),
    )
    .describe('In reading order, each before what it holds.'),
  withdrawn: z.array(z.strictObject({ id: common.item, urn: common.urn, kind: common.kind, label: z.string(), into: common.item.nullable().describe('The item of today that has its text; null: none.'), ...revised, page: common.page })).describe('Items that left the plan, by the commit that took them out.'),
})

export type PlanData = z.infer<typeof planSchema>

/** The plan as it stands. */
export function buildPlanData(site: Site): PlanData {
  const { plan } = site.state
  return {
    ...documentHead(site, 'plan'),
    timeZone: plan.fields['time-zone'],
    levels: { axis: site.levelOf('axis'), objective: site.levelOf('objective'), action: site.levelOf('action') },
    phases: plan.fields.phases,
    introduction: { markdown: plan.introduction, text: plainWords(site, plan.introduction), page: publicAddress(site, site.links.page('plan/')) },
    items: flatten(plan.axes).map((item) => describeItem(site, item)),
    withdrawn: [...site.history.removed].flatMap(([id, { kind, commit }]) => {
      const last = site.history.revisionsOf(id).findLast((revision) => revision.text)?.text
      if (id === PLAN_ID || !kind || !last || plan.items.has(id)) return []
      return [{ id, urn: useExportIds(site).item(id), kind, label: labelGone(site, id) ?? site.t('withheld.heading'), into: goneInto(site, id)?.id ?? null, updated: commit.at, commit: commit.id, page: publicAddress(site, site.links.item(kind, id)) }]
    }),
  }
}

function describeItem(site: Site, item: PlacedItem): PlanData['items'][number] {
  const last = site.history.revisionsOf(item.id).at(-1)!.commit
  return {
    id: item.id,
    urn: useExportIds(site).item(item.id),
    kind: item.kind,
    number: item.number,
    parent: item.parent ?? null,
    title: item.title ?? null,
    label: item.label,
    markdown: item.body,
    text: plainWords(site, item.body),
    updated: last.at,
    commit: last.id,
    followers: (item.followers ?? []).map((person) => personOf(site, person)),
    discussion: item.discussion ?? null,
    page: publicAddress(site, site.links.item(item.kind, item.id)),
  }
}
