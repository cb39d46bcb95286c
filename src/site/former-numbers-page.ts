import { itemKinds } from '../domain/plan.ts'
import type { ItemId, ItemKind } from '../domain/plan.ts'
import { labelBorne } from './label-borne.ts'
import { nameVersion } from './describe-shift.ts'
import { tellGone } from './number-page.ts'
import type { Site } from './site.ts'

export interface FormerNumbers {
  tables: FormerNumbersTable[]
  /** Levels whose numbers never changed, in words. */
  unchanged: string[]
}

export interface FormerNumbersTable {
  kind: ItemKind
  caption: string
  columns: { label: string; date: string }[]
  rows: { id: ItemId; label: string; href: string; gone: string | null; cells: ({ number: number; href: string; changed: boolean } | null)[] }[]
}

/** Every number that every item had, a table a level and a column a moment at which numbers changed. */
export function buildFormerNumbers(site: Site): FormerNumbers {
  const { concordance } = site.state
  const columns = concordance.columns.map(({ moments }) => {
    const named = moments.find(({ kind }) => kind === 'version')
    const moment = named ?? moments[0]!
    return { label: named ? nameVersion(site, named) : moment.kind === 'decision' ? site.t('numbers.after', { number: moment.label }) : '', date: site.date(moment.at) }
  })
  const unchanged: string[] = []
  const tables = itemKinds.flatMap((kind) => {
    const ids = [...new Set(concordance.columns.toReversed().flatMap(({ table }) => table.filter((row) => row.kind === kind).map(({ id }) => id)))]
    if (ids.length === 0) return []
    const tables = concordance.columns.map(({ table }) => new Map(table.filter((row) => row.kind === kind).toReversed().map((row) => [row.id, row])))
    const rows = ids.map((id) => {
      const cells = tables.map((table) => table.get(id))
      const last = cells.findLast((cell) => cell)!
      return {
        id,
        label: site.state.plan.items.get(id)?.label ?? labelBorne(site, last),
        href: site.links.item(kind, id),
        gone: site.state.plan.items.has(id) ? null : tellGone(site, id),
        cells: cells.map((cell, index) => (cell ? { number: cell.number, href: site.links.number(kind, cell.number), changed: index > 0 && cells[index - 1]?.number !== cell.number } : null)),
      }
    })
    if (rows.every(({ cells }) => cells.every((cell) => cell && !cell.changed))) {
      unchanged.push(site.hasOwnLevel(kind) ? site.t('numbers.unchanged.own', { level: site.levelOf(kind) }) : site.t(`numbers.unchanged.${kind}`))
      return []
    }
    return [{ kind, caption: site.hasOwnLevel(kind) ? site.levelOf(kind) : site.t(`numbers.${kind}`), columns, rows }]
  })
  return { tables, unchanged }
}
