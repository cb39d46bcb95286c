import { z } from 'zod'
import type { Issue } from '../../domain/errors.ts'
import type { ContributionId, PersonId } from '../../domain/ids.ts'
import type { RegisterEvent } from '../../domain/register-event.ts'
import type { Clock } from '../../ports.ts'
import { outboxEntry } from '../../usecases/outbox-entry.ts'
import type { OutboxEntry } from '../../usecases/outbox-entry.ts'
import type { PrivateFolder } from './private-folder.ts'

/** What waits to leave: the entry, and the name that its person chose, which goes to the `people` branch alone. */
export const outboxRecord = z.strictObject({ format: z.literal(1), entry: outboxEntry, name: z.string().max(200).optional() })
export type OutboxRecord = z.infer<typeof outboxRecord>

/** What became of an entry. `refused`: it does not apply, a person must look; nothing was written. */
export type Delivery = { outcome: 'done'; events: RegisterEvent[] } | { outcome: 'refused'; issues: Issue[] }

/** An entry that was refused with nobody waiting for the answer: kept until a coordinator has seen it. */
export interface SetAside {
  name: string
  record: OutboxRecord
  issues: Issue[]
}

/** Entries on their way to the repository, on disk, in order. One process owns it. */
export interface Outbox {
  /** Resolves when the record is on disk, fsynced: from then on it can be called received. Throws `NotKept`. */
  add(record: Omit<OutboxRecord, 'format'>): Promise<void>
  /** In order of arrival. */
  pending(): readonly OutboxRecord[]
  /** Waits for the delivery of an entry; null when it takes longer than `milliseconds`. Call it before or after `add`. */
  settled(id: string, milliseconds: number): Promise<Delivery | null>
  /** Takes a person's name out of what waits, then runs `erase`, while nothing is being delivered. */
  forgetName(person: PersonId, erase: () => Promise<void>): Promise<void>
  /** Runs a task while nothing is being delivered. */
  betweenDeliveries<Result>(task: () => Promise<Result>): Promise<Result>
  listSetAside(): Promise<SetAside[]>
  dropSetAside(name: string): Promise<void>
  /** Last failure of the forge, while something still waits for it. */
  lastFailure(): { at: string; message: string } | null
  /** Stops delivering after the entry in hand. */
  stop(): Promise<void>
}

export interface OutboxOptions {
  folder: PrivateFolder
  clock: Clock
  /** Must look before it writes: it runs again after a cut. A throw is tried again later. */
  deliver(record: OutboxRecord): Promise<Delivery>
  /** After each entry that was written. */
  onDelivered?(events: RegisterEvent[]): void
}

interface Waiting {
  file: string
  record: OutboxRecord
  attempts: number
  dueAt: number
}

const firstDelay = 1_000
const longestDelay = 60_000
const remembered = 500

/** Which contributions an entry is about: entries of one contribution leave in order. */
export function contributionsOf(entry: OutboxEntry): ContributionId[] {
  if ('draft' in entry) return [entry.type === 'answer' && entry.draft.kind === 'comment' ? (entry.draft.about.contribution ?? entry.draft.id) : entry.draft.id]
  if (entry.type === 'close-session') return Object.keys(entry.events)
  if (entry.type === 'publish') return entry.decisions.map(({ decision }) => decision.contribution)
  return [entry.type === 'decide' ? entry.decision.contribution : entry.contribution]
}

/** Reads what a previous run left, and goes on delivering it. */
export async function createOutbox({ folder, clock, deliver, onDelivered }: OutboxOptions): Promise<Outbox> {
  const files = folder.records('outbox')
  const aside = folder.records('set-aside')
  const queue: Waiting[] = []
  const waiters = new Map<string, (delivery: Delivery) => void>()
  const results = new Map<string, Delivery>()
  let failure: { at: string; message: string } | null = null
  let lock: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let running = false
  let stopped = false
  let lastName = ''

  for (const file of await files.list()) {
    const record = outboxRecord.parse(await files.read(file))
    queue.push({ file, record, attempts: 0, dueAt: 0 })
    lastName = file
  }

  function exclusively<Result>(task: () => Promise<Result>): Promise<Result> {
    const done = lock.then(task)
    lock = done.catch(() => undefined)
    return done
  }

  /** Sorts after every earlier name, also when the clock steps back. */
  function nextName(id: string): string {
    const [last = 0, count = 0] = lastName.split('-').map(Number)
    const now = clock.now().getTime()
    const [stamp, next] = now > last ? [now, 0] : [last, count + 1]
    lastName = `${String(stamp).padStart(14, '0')}-${String(next).padStart(6, '0')}-${id}`
    return lastName
  }

  function nextDue(now: number): Waiting | undefined {
    const blocked = new Set<string>()
    return queue.find((one) => {
      const contributions = contributionsOf(one.record.entry)
      const due = one.dueAt <= now && !contributions.some((each) => blocked.has(each))
      for (const each of contributions) blocked.add(each)
      return due
    })
  }

  async function attempt(one: Waiting): Promise<void> {
    try {
      const delivery = await deliver(one.record)
      const waiter = waiters.get(one.record.entry.id)
      if (delivery.outcome === 'refused' && (!waiter || one.record.entry.type === 'submit')) await aside.write(one.file, { format: 1, record: one.record, issues: delivery.issues })
      await files.remove(one.file)
      queue.splice(queue.indexOf(one), 1)
      results.set(one.record.entry.id, delivery)
      if (results.size > remembered) results.delete(results.keys().next().value ?? '')
      failure = null
      waiter?.(delivery)
      if (delivery.outcome === 'done') onDelivered?.(delivery.events)
    } catch (error) {
      one.attempts += 1
      one.dueAt = clock.now().getTime() + Math.min(longestDelay, firstDelay * 2 ** (one.attempts - 1))
      failure = { at: clock.now().toISOString(), message: error instanceof Error ? error.message : String(error) }
    }
  }

  async function drain(): Promise<void> {
    if (running || stopped) return
    running = true
    clearTimeout(timer)
    try {
      for (let one = nextDue(clock.now().getTime()); one && !stopped; one = nextDue(clock.now().getTime())) {
        const current = one
        await exclusively(() => attempt(current))
      }
    } finally {
      running = false
    }
    const soonest = Math.min(...queue.map((one) => one.dueAt))
    if (queue.length > 0 && !stopped) timer = setTimeout(() => void drain(), Math.max(50, soonest - clock.now().getTime())).unref()
  }

  const outbox: Outbox = {
    async add(given) {
      const record: OutboxRecord = { format: 1, ...given }
      const file = nextName(record.entry.id)
      await files.write(file, record)
      queue.push({ file, record, attempts: 0, dueAt: 0 })
      void drain()
    },
    pending: () => queue.map((one) => one.record),
    settled(id, milliseconds) {
      const known = results.get(id)
      if (known) return Promise.resolve(known)
      return new Promise((resolve) => {
        const giveUp = setTimeout(() => settle(null), milliseconds)
        const settle = (delivery: Delivery | null) => {
          clearTimeout(giveUp)
          waiters.delete(id)
          resolve(delivery)
        }
        waiters.set(id, settle)
      })
    },
    forgetName: (person, erase) =>
      exclusively(async () => {
        for (const one of queue) {
          if (one.record.entry.by !== person || one.record.name === undefined) continue
          const { name: _, ...rest } = one.record
          await files.write(one.file, rest)
          one.record = rest
        }
        await erase()
      }),
    betweenDeliveries: exclusively,
    async listSetAside() {
      const names = await aside.list()
      return Promise.all(names.map(async (name) => ({ name, ...setAsideRecord.parse(await aside.read(name)) })))
    },
    dropSetAside: (name) => aside.remove(name),
    lastFailure: () => (queue.length > 0 ? failure : null),
    async stop() {
      stopped = true
      clearTimeout(timer)
      await lock
    },
  }
  void drain()
  return outbox
}

const issue = z.object({ code: z.string(), path: z.string(), line: z.number().optional(), data: z.record(z.string(), z.unknown()).optional() })
const setAsideRecord = z.object({ record: outboxRecord, issues: z.array(issue) })
