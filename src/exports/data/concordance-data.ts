import { z } from 'zod'
import type { Moment } from '../../content/concordance.ts'
import { labelBorne } from '../../site/label-borne.ts'
import type { Site } from '../../site/site.ts'
import { publicAddress } from '../public-address.ts'
import * as common from './common-schema.ts'
import { documentHead } from './document-head.ts'

const moment = z.strictObject({
  at: z.string().describe('Date (YYYY-MM-DD) or instant.'),
  kind: z.enum(['version', 'decision', 'current']).describe('A named version, a decision, or a commit made without one.'),
  ref: z.string().describe('Id of the version or of the proposal, or the commit.'),
  label: z.string().describe('Title of the version, or short number of the proposal; empty for a commit.'),
})

export const concordanceSchema = z.strictObject({
  ...common.head,
  numbers: z
    .array(
      z.strictObject({
        kind: common.kind,
        number: z.number().int().positive(),
        item: common.item,
        label: z.string().describe('What the item was called when it last bore the number, or that the words are withheld.'),
        from: moment.describe('First moment at which it bore the number.'),
        until: moment.nullable().describe('First moment at which it no longer did; null: it bears it today.'),
        page: common.page.describe('Page of the number: all that bears or bore it.'),
      }),
    )
    .describe('Every number that every item had, oldest first.'),
})

export type ConcordanceData = z.infer<typeof concordanceSchema>

/** Everything that numbers ever meant. */
export function buildConcordanceData(site: Site): ConcordanceData {
  const numbers = site.state.concordance.bearings.map((bearing) => {
    const { kind, number, id, from, until } = bearing
    return { kind, number, item: id, label: labelBorne(site, bearing), from: momentOf(from), until: until && momentOf(until), page: publicAddress(site, site.links.number(kind, number)) }
  })
  return { ...documentHead(site, 'anciens-numeros'), numbers }
}

function momentOf({ at, kind, ref, label }: Moment): z.infer<typeof moment> {
  return { at, kind, ref, label }
}
