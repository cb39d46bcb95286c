import type { PersonId } from '../domain/ids.ts'
import type { ItemId } from '../domain/plan.ts'

/** Message of the commit that names a version; `act` is the id of what named it. */
export function formatVersionMessage(version: ItemId, by: PersonId, act: string): string {
  return `plan: name version ${version}\n\nVersion: ${version}\nNamed-By: ${by}\nNamed-In: ${act}\n`
}

/** The act that a commit named a version in, or null for another commit. */
export function parseVersionMessage(message: string): string | null {
  return /^plan: name version \S+\n\nVersion: \S+\nNamed-By: \S+\nNamed-In: ([0-9a-z]{10})\n*$/.exec(message)?.[1] ?? null
}
