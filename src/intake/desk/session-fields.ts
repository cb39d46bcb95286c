import type { SessionState, SessionWording, Stand } from '../../domain/session.ts'
import { stands } from '../../domain/session.ts'
import { contributionId } from '../../domain/ids.ts'

/** Names and values of a session's fields, but for the text itself. */
export type SessionFields = Record<string, string>

/** Value of `mots-<key>` for words of the coordinators' own, which stand in `propres-<key>`. */
export const ownWords = 'autres'

/** The fields of the session's page as they are kept. A field that is not there is empty. */
export function fieldsOf({ choices, wordings, retouch, leftOpen, note, version }: SessionState): SessionFields {
  const fields: SessionFields = { reste: leftOpen, note, version, 'raison-texte': retouch?.reason ?? '' }
  for (const [id, { stand, reason, leftOpen: open }] of Object.entries(choices)) Object.assign(fields, { [`choix-${id}`]: stand, [`raison-${id}`]: reason, [`reste-${id}`]: open })
  for (const [key, { from, words, reason }] of Object.entries(wordings)) Object.assign(fields, { [`mots-${key}`]: from ?? (words === undefined ? '' : ownWords), [`propres-${key}`]: words ?? '', [`raison-${key}`]: reason })
  return fields
}

/** Two people's changes of one field: what is kept, and what one typed. */
export interface FieldClash {
  field: string
  kept: string
}

/**
 * What was typed on a page that showed `read`, moved onto what is kept now. Where somebody else changed the same field since, what was
 * typed stays in `fields`, and `clashes` says so. Fields that were not on the page stay as they are.
 */
export function mergeFields(read: SessionFields | null, kept: SessionFields, typed: SessionFields): { fields: SessionFields; clashes: FieldClash[] } {
  const fields = { ...kept }
  const clashes: FieldClash[] = []
  for (const [field, value] of Object.entries(typed)) {
    const [before, now] = [read?.[field] ?? '', kept[field] ?? '']
    if (value === now || (read && value === before)) continue
    if (!read || now !== before) clashes.push({ field, kept: now })
    fields[field] = value
  }
  return { fields, clashes }
}

/** The session with other fields. Its text is left alone. */
export function withFields(state: SessionState, fields: SessionFields): SessionState {
  const value = (name: string): string => fields[name] ?? ''
  const ids = namesAfter(fields, 'choix-').filter(isContribution)
  const keys = namesAfter(fields, 'mots-')
  return {
    ...state,
    choices: Object.fromEntries(ids.flatMap((id) => {
      const stand = stands.find((each): each is Stand => each === value(`choix-${id}`))
      return stand ? [[id, { stand, reason: value(`raison-${id}`), leftOpen: value(`reste-${id}`) }]] : []
    })),
    wordings: Object.fromEntries(keys.flatMap((key) => {
      const wording = wordingOf(value(`mots-${key}`), value(`propres-${key}`), value(`raison-${key}`))
      return wording ? [[key, wording]] : []
    })),
    leftOpen: value('reste'),
    note: value('note'),
    version: value('version'),
    ...(state.retouch && { retouch: { ...state.retouch, reason: value('raison-texte') } }),
  }
}

function wordingOf(choice: string, words: string, reason: string): SessionWording | null {
  if (choice === ownWords) return { words, reason }
  if (isContribution(choice)) return { from: choice, reason }
  return reason ? { reason } : null
}

const isContribution = (id: string): boolean => contributionId.safeParse(id).success

function namesAfter(fields: SessionFields, prefix: string): string[] {
  return Object.keys(fields).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
}

const named = /^(?:choix|raison|reste|mots|propres)-[0-9a-z]{10,12}$|^raison-texte$|^reste$|^note$|^version$/

/** The posted fields that are a session's, with line ends as browsers write them made one. Whole: what is too long is refused, never cut. */
export function readFields(form: Record<string, string>): SessionFields {
  return Object.fromEntries(Object.entries(form).flatMap(([name, value]) => (named.test(name) ? [[name, value.replace(/\r\n?/g, '\n')]] : [])))
}
