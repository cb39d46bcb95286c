import type { GitPerson } from './git-commit.ts'

/** Short ids for people, in order of appearance: `a1`, `a2`… One name with two addresses is two people. */
export interface PeopleTable {
  idOf(person: GitPerson): string
  people(): Record<string, { name: string }>
}

export function createPeopleTable(): PeopleTable {
  const ids = new Map<string, { id: string; name: string }>()
  return {
    idOf: ({ name, email }) => {
      const key = email.toLowerCase() || name
      const known = ids.get(key) ?? { id: `a${ids.size + 1}`, name }
      ids.set(key, known)
      return known.id
    },
    people: () => Object.fromEntries([...ids.values()].map(({ id, name }) => [id, { name }])),
  }
}
