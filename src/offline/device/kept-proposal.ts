/** Fields of the form, by name, as the intake's JSON twin takes them; `accord` is « oui » or absent. */
export type FormFields = Readonly<Record<string, string>>

/** What this device keeps of what its person writes. */
export interface KeptProposal {
  /** Of a draft: the form that it is in (`draftIdOf`). Of the rest: the idempotency key that it is sent under, the same at each try. */
  id: string
  /** `waiting`: to be sent as soon as it can. `refused`: the site answered that something must be corrected. */
  state: 'draft' | 'waiting' | 'sent' | 'refused'
  /** « Modifier : action 8 » */
  title: string
  fields: FormFields
  /** Milliseconds since 1970: of the last change, or of the sending. */
  at: number
  /** Words that left for the site, each once: any of them may be there, when no answer came back. */
  tried?: readonly FormFields[]
  /** Of a draft that is no new proposal: the private page on which it was begun. */
  page?: string
  receipt?: { id: string; privateUrl: string; number?: number }
  /** In words, what the site asks to correct. */
  problems?: readonly string[]
}

/** Where proposals are kept: pages and worker share it. */
export interface ProposalStore {
  list(): Promise<KeptProposal[]>
  find(id: string): Promise<KeptProposal | undefined>
  put(proposal: KeptProposal): Promise<void>
  delete(id: string): Promise<void>
}

/** What a form is about; the rest of its fields is what the person writes. */
const aboutFields = ['intention', 'element', 'bloc', 'citation', 'apres', 'proposition', 'niveau', 'vers']

/** One draft a form: opening the same one again finds it. */
export function draftIdOf(fields: FormFields): string {
  return `brouillon:${aboutFields.map((name) => fields[name] ?? '').join('|')}`
}

/** Query of the address at which the form of a proposal opens. */
export function formQueryOf(fields: FormFields): string {
  return new URLSearchParams(aboutFields.flatMap((name) => (fields[name] ? [[name, fields[name]]] : []))).toString()
}

/** A key that the preview signed holds for its very words: they cannot be changed under it. */
export function isSignedKey(id: string): boolean {
  return id.includes('.')
}

/** Two sets of fields that say the same; empty fields do not count. */
export function isSame(one: FormFields, other: FormFields): boolean {
  const said = (fields: FormFields): string => JSON.stringify(Object.entries(fields).filter(([, value]) => value !== '').sort())
  return said(one) === said(other)
}

/** Fields of a form that was filled in, line ends as the site compares them; without the buttons' and the key. */
export function readFields(form: FormData): FormFields {
  const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' && name !== 'geste' && name !== 'cle' ? [[name, value.replace(/\r\n?/g, '\n')]] : []))
  return Object.fromEntries(fields) as FormFields
}
