import { parse, v5 } from 'uuid'
import type { ContributionId, PersonId } from '../domain/ids.ts'
import type { ItemId } from '../domain/plan.ts'
import type { Site } from '../site/site.ts'
import { once } from './once.ts'

/** Names our own UUIDs (RFC 9562, version 5); made once by chance. */
const plansNamespace = '6f7f1a0e-2f0b-4f5e-9a53-3c1d6f0d8b7a'

/** Names that stay for good, `urn:uuid:…`, wherever the site is published. */
export interface ExportIds {
  plan: string
  item(id: ItemId): string
  contribution(id: ContributionId): string
  event(id: string): string
  commit(id: string): string
  /** As PROV names the person: equal names are not one person. */
  person(id: PersonId): string
}

/** Ids of a plan: copies of one repository have the same, other plans have others. */
export const useExportIds: (site: Site) => ExportIds = once((site) => {
  const plan = v5(site.state.log[0]?.id ?? 'empty', plansNamespace)
  const namespace = parse(plan)
  const names = new Map<string, string>()
  const name = (what: string): string => {
    let known = names.get(what)
    if (known === undefined) names.set(what, (known = `urn:uuid:${v5(what, namespace)}`))
    return known
  }
  return {
    plan: `urn:uuid:${plan}`,
    item: (id) => name(`item ${id}`),
    contribution: (id) => name(`contribution ${id}`),
    event: (id) => name(`event ${id}`),
    commit: (id) => name(`commit ${id}`),
    person: (id) => `urn:uuid:${plan}#person.${id}`,
  }
})
