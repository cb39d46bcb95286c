import type { PersonId } from './ids.ts'

type Names = Readonly<Record<PersonId, { name: string; coordinator?: boolean | undefined }>>

/**
 * Whether somebody who is no coordinator goes by a coordinator's name: anyone can type any name. Accents, case, spaces and signs do
 * not make another name; letters of other alphabets that look alike do.
 */
export function borrowsName(people: Names, person: PersonId): boolean {
  const own = people[person]
  if (!own || own.coordinator) return false
  const folded = foldName(own.name)
  return folded !== '' && Object.values(people).some(({ name, coordinator }) => coordinator && foldName(name) === folded)
}

function foldName(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
