import type { PersonId } from './ids.ts'

type Names = Readonly<Record<PersonId, { name: string; coordinator?: boolean | undefined }>>

/**
 * Tells whether somebody who is no coordinator goes by a coordinator's name: anyone can type any name. Accents, case, spaces and signs
 * do not make another name; letters of other alphabets that look alike do. The names are gathered once, for as many people as are asked of.
 */
export function findBorrowedNames(people: Names): (person: PersonId) => boolean {
  const taken = new Set(Object.values(people).flatMap(({ name, coordinator }) => (coordinator ? foldName(name) : [])))
  taken.delete('')
  return (person) => {
    const own = people[person]
    return own !== undefined && !own.coordinator && taken.has(foldName(own.name))
  }
}

function foldName(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
