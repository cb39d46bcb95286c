import { AppError } from '../domain/errors.ts'
import { formatEventPath, registerEvent } from '../domain/register-event.ts'
import type { NewRegisterEvent, RegisterEvent } from '../domain/register-event.ts'
import type { Forge } from '../ports.ts'
import { TooSoon } from '../ports.ts'
import { formatRegisterMessage } from './format-register-message.ts'
import { keepAppended, readRegister } from './read-register.ts'
import type { Register } from './read-register.ts'
import { retryWhenMoved } from './retry-when-moved.ts'
import { runInTurn } from './run-in-turn.ts'

/** An event that breaks the register's own format: a fault of the caller. Nothing was written. */
export class InvalidEvent extends AppError {
  constructor(event: NewRegisterEvent, cause: Error) {
    super('register.invalid-event', `Event ${event.id} (${event.type}) was not written: ${cause.message}`, { data: { id: event.id, type: event.type }, cause })
  }
}

/** Events that wait until the register may move, by forge: the next commit takes them along. */
const gathered = new WeakMap<Forge, readonly NewRegisterEvent[]>()

/**
 * Appends events to the register in one commit and returns them as stored, in the order given. Gives each its `seq`, and its
 * `number` when it is `submitted`. An event whose `id` is in the register already is not written again: the stored one is
 * returned. `at` is the commit's date. When another process moved the branch first, reads and tries again, ten times in all.
 * Throws `InvalidEvent` before anything is written, `BranchMoved` after the last try, and what the forge throws. After a
 * `TooSoon` the events are in the next commit that this process makes, whoever asks for it; ask again then for what is stored.
 */
export function appendEvents(forge: Forge, events: readonly NewRegisterEvent[], at: string): Promise<RegisterEvent[]> {
  return runInTurn(forge, async () => {
    const along = gathered.get(forge) ?? []
    try {
      const { stored, wasWritten } = await retryWhenMoved(() => appendOnce(forge, along, events, at))
      if (wasWritten) gathered.delete(forge)
      return events.flatMap((event) => stored.get(event.id) ?? [])
    } catch (error) {
      if (error instanceof TooSoon) gathered.set(forge, [...along, ...events.filter(({ id }) => !along.some((each) => each.id === id))])
      throw error
    }
  })
}

async function appendOnce(forge: Forge, along: readonly NewRegisterEvent[], events: readonly NewRegisterEvent[], at: string): Promise<{ stored: ReadonlyMap<string, RegisterEvent>; wasWritten: boolean }> {
  const { register: head } = await forge.refresh()
  const register = await readRegister(forge.repository, head)
  const isNew = events.some(({ id }) => !register.events.some((event) => event.id === id))
  const { stored, added } = placeEvents(register, isNew ? [...along, ...events] : [])
  if (added.length > 0) {
    const commit = await forge.writeCommit({
      branch: 'register',
      expected: head,
      parents: head ? [head] : [],
      base: head,
      files: new Map(added.map((event) => [formatEventPath(event), `${JSON.stringify(event, null, 2)}\n`])),
      message: formatRegisterMessage(added, [...register.events, ...added]),
      at,
    })
    keepAppended(forge.repository, commit, register, added)
  }
  return { stored, wasWritten: added.length > 0 }
}

/** Gives new events their place after the register's last one. `stored` holds every event by id, old and new. */
function placeEvents(register: Register, events: readonly NewRegisterEvent[]): { stored: Map<string, RegisterEvent>; added: RegisterEvent[] } {
  const stored = new Map(register.events.map((event) => [event.id, event]))
  const added: RegisterEvent[] = []
  let { seq, number } = register.last
  for (const event of events) {
    if (stored.has(event.id)) continue
    const placed = registerEvent.safeParse({ format: 1, ...event, seq: (seq += 1), ...(event.type === 'submitted' && { number: (number += 1) }) })
    if (!placed.success) throw new InvalidEvent(event, placed.error)
    // As it is read back from its file, where absent and undefined are one.
    const asStored = registerEvent.parse(JSON.parse(JSON.stringify(placed.data)))
    stored.set(event.id, asStored)
    added.push(asStored)
  }
  return { stored, added }
}
