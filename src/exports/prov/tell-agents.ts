import { v5 } from 'uuid'
import type { PersonId } from '../../domain/ids.ts'
import type { Site } from '../../site/site.ts'
import type { ProvWriter } from './prov-writer.ts'
import { qname } from './prov-writer.ts'

/** A person of the register; the name is there when they chose one. */
export function tellPerson(site: Site, writer: ProvWriter, id: PersonId): string {
  const name = site.state.people[id]?.name
  writer.agent(`person:${id}`, { 'prov:type': qname('prov:Person'), ...(name && { 'prov:label': name }) })
  return `person:${id}`
}

/** Git's author of a direct edit: a declared name, so that the same name is the same agent, and no more than that. */
export function tellAuthor(writer: ProvWriter, name: string): string {
  const agent = `author:${v5(name, v5.URL)}`
  writer.agent(agent, { 'prov:type': qname('prov:Person'), ...(name && { 'prov:label': name }) })
  return agent
}
