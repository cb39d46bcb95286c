import type { PersonId } from '../../domain/ids.ts'
import type { IdOf } from './replace-names.ts'

/** Gives each name one id: the one that it has in `known` (id → name), or a new one. */
export function createPeople(known: Record<string, { name: string }>, createId: () => PersonId): { idOf: IdOf } {
  const ids = new Map(Object.entries(known).map(([id, { name }]) => [name, id]))
  return {
    idOf(name) {
      const id = ids.get(name) ?? createId()
      ids.set(name, id)
      return id
    },
  }
}
