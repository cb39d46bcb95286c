import type { RegisterEvent } from '../domain/register-event.ts'

/**
 * Commit message for events appended together: types, and the short number of each contribution or its id when it has none.
 * Holds no contributed text. `known` is every event that may tell a number.
 */
export function formatRegisterMessage(added: readonly RegisterEvent[], known: readonly RegisterEvent[]): string {
  const numbers = new Map(known.flatMap((event) => (event.type === 'submitted' ? [[event.contribution, event.number] as const] : [])))
  const lines = added.map((event) => `${event.type} ${numbers.get(event.contribution) ?? event.contribution}`)
  return lines.length === 1 ? `register: ${lines[0]}\n` : `register: ${lines.length} events\n\n${lines.join('\n')}\n`
}
