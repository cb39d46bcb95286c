import type { PersonId } from '../../domain/ids.ts'
import type { LoggedCommit } from '../../ports.ts'
import type { Site } from '../../site/site.ts'
import type { ProvWriter } from './prov-writer.ts'
import { qname } from './prov-writer.ts'

/** A person of the register; the name is there when they chose one, told as on pages, and marked where it is a coordinator's and they are none. */
export function tellPerson(site: Site, writer: ProvWriter, id: PersonId): string {
  const name = site.state.people[id]?.name
  writer.agent(`person:${id}`, { 'prov:type': qname('prov:Person'), ...(name && { 'prov:label': site.nameOf(id) }), ...(site.borrowsName(id) && { 'plan:borrowsName': true }) })
  return `person:${id}`
}

/** Git's author of a direct edit: a declared name, which says of no two edits that the same person made them. */
export function tellAuthor(writer: ProvWriter, { id, author: name }: LoggedCommit): string {
  const agent = `author:${id}`
  writer.agent(agent, { 'prov:type': qname('prov:Person'), ...(name && { 'prov:label': name }) })
  return agent
}
