import type { Site } from '../../site/site.ts'
import { useExportIds } from '../export-ids.ts'
import type { ProvAttributes, ProvDocument } from './prov-schema.ts'

/** Names the attributes and types of ours; made once by chance. */
const vocabulary = 'urn:uuid:0b0f3c64-1f0c-4e3e-8d55-9a3f2f6f7c11#'

const relations = ['wasGeneratedBy', 'wasInvalidatedBy', 'used', 'wasDerivedFrom', 'specializationOf', 'wasAttributedTo', 'wasAssociatedWith'] as const
type Relation = (typeof relations)[number]

/** Gathers the records of one document; what is said twice stands once. */
export interface ProvWriter {
  has(kind: 'entity' | 'activity' | 'agent', name: string): boolean
  entity(name: string, attributes: ProvAttributes): void
  activity(name: string, at: string, attributes: ProvAttributes): void
  agent(name: string, attributes: ProvAttributes): void
  relate<R extends Relation>(relation: R, record: ProvDocument[R][string]): void
  document(): ProvDocument
}

/** `xsd:QName`, as the submission writes types and roles. */
export function qname<Name extends string>(name: Name): { $: Name; type: 'xsd:QName' } {
  return { $: name, type: 'xsd:QName' }
}

export function createProvWriter(site: Site): ProvWriter {
  const { plan } = useExportIds(site)
  const named = (kind: string): string => `${plan}#${kind}.`
  const document: ProvDocument = {
    prefix: {
      plan: vocabulary,
      item: named('item'),
      revision: named('revision'),
      proposal: named('proposal'),
      decision: named('decision'),
      commit: named('commit'),
      person: named('person'),
      author: named('author'),
    },
    entity: {},
    activity: {},
    agent: {},
    wasGeneratedBy: {},
    wasInvalidatedBy: {},
    used: {},
    wasDerivedFrom: {},
    specializationOf: {},
    wasAttributedTo: {},
    wasAssociatedWith: {},
  }
  const said = new Set<string>()
  return {
    has: (kind, name) => Object.hasOwn(document[kind], name),
    entity: (name, attributes) => void (document.entity[name] ??= attributes),
    activity: (name, at, attributes) => void (document.activity[name] ??= { 'prov:startTime': at, 'prov:endTime': at, ...attributes }),
    agent: (name, attributes) => void (document.agent[name] ??= attributes),
    relate: (relation, record) => {
      const key = `${relation} ${JSON.stringify(record)}`
      if (said.has(key)) return
      said.add(key)
      document[relation][`_:r${said.size}`] = record
    },
    document: () => document,
  }
}
