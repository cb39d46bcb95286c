import type { z } from 'zod'
import type { PersonId } from '../../domain/ids.ts'
import type { Site } from '../../site/site.ts'
import { useExportIds } from '../export-ids.ts'
import type { head, person } from './common-schema.ts'

type Head = { [Key in keyof typeof head]: z.infer<(typeof head)[Key]> }

export function documentHead(site: Site, name: string): Head {
  const { fields } = site.state.plan
  const instants = [...site.state.log, ...site.state.events].map(({ at }) => at)
  return {
    $schema: `schemas/${name}.schema.json`,
    plan: { urn: useExportIds(site).plan, title: fields.title, language: fields.lang },
    licence: fields.licence ?? null,
    updated: instants.reduce((latest, at) => (Date.parse(at) > Date.parse(latest) ? at : latest), new Date(0).toISOString()),
  }
}

export function personOf(site: Site, id: PersonId): z.infer<typeof person> {
  return { id, name: site.state.people[id]?.name ?? null, borrowsName: site.borrowsName(id) }
}
