import type { Change } from '../domain/amendment.ts'
import type { Site } from '../site/site.ts'
import { holdsWithheldWords } from '../site/withheld-words.ts'

/** Changes without the bodies that repeat words withheld elsewhere: a body holds the whole text that it was written on. */
export function publicChanges(site: Site, changes: readonly Change[]): Change[] {
  return changes.map((change) => {
    if (!repeatsWithheldWords(site, change)) return change
    if (change.type === 'add') return { ...change, body: '' }
    const { body: _, ...rest } = change as Extract<Change, { type: 'revise' }>
    return rest
  })
}

export function repeatsWithheldWords(site: Site, change: Change): boolean {
  return 'body' in change && change.body !== undefined && holdsWithheldWords(site, change.item, change.body)
}
