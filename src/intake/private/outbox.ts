import { z } from 'zod'
import type { Issue } from '../../domain/errors.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { RegisterEvent } from '../../domain/register-event.ts'
import type { Clock } from '../../ports.ts'
import { ForgeRefused } from '../../ports.ts'
import { outboxEntry } from '../../usecases/outbox-entry.ts'
import { chooseNext } from './choose-next.ts'
import type { PrivateFolder } from './private-folder.ts'
import { backOff, readFailure } from './read-failure.ts'
import type { Stop } from './read-failure.ts'

/** What waits to leave: the entry, and the name that its person chose, which goes to the `people` branch alone. */
export const outboxRecord = z.strictObject({ format: z.literal(1), entry: outboxEntry, name: z.string().max(200).optional() })
export type OutboxRecord = z.infer<typeof outboxRecord>

/** What became of an entry. `refused`: it does not apply, a person must look; nothing was written. `byForge`: some of it may have been. */
export type Delivery = { outcome: 'done'; events: RegisterEvent[] } | { outcome: 'refused'; issues: Issue[]; byForge?: true }

/** An entry that was refused with nobody waiting for the answer: kept until a coordinator has seen it. */
export interface SetAside {
  name: string
  record: OutboxRecord
  issues: Issue[]
}

/** What waits, in order of arrival, and why nothing leaves at the moment (null: it does). */
export interface Queue {
  stop: Stop | null
  waiting: readonly WaitingEntry[]
}

export interface WaitingEntry {
  record: OutboxRecord
  /** `turn`: others are before it. `together`: it leaves with others that come meanwhile. `failed`: `message` says how, in English. */
  why: 'turn' | 'together' | 'failed'
  /** ISO 8601; null: as soon as its turn comes. */
  nextTry: string | null
  message: string | null
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
  queue(): Queue
  /** A person has looked at what stopped it: everything is tried again at once. */
  resume(): void
  listSetAside(): Promise<SetAside[]>
  /** Puts it back at the end of the queue. Throws `NotKept`, and then it stays aside. */
  retrySetAside(name: string): Promise<void>
  dropSetAside(name: string): Promise<void>
  /** Last failure of the forge, while something still waits for it. */
  lastFailure(): { at: string; message: string } | null
  /** Stops delivering after the entry in hand. */
  stop(): Promise<void>
}

export interface OutboxOptions {
  folder: PrivateFolder
  clock: Clock
  /** Must look before it writes: it runs again after a cut. A throw is tried again later. Null: what waits is changed, and none of it leaves. */
  deliver: ((record: OutboxRecord) => Promise<Delivery>) | null
  /** After each entry that was written. */
  onDelivered?(events: RegisterEvent[]): void
  /** Default: the system's. */
  timing?: OutboxTiming
}

/** What depends on time and chance, so that a test waits for nothing. */
export interface OutboxTiming {
  /** Runs a task after so many milliseconds; returns what calls it off. */
  wake(milliseconds: number, task: () => void): () => void
  /** From 0 to 1, for jitter. */
  random(): number
}

const systemTiming: OutboxTiming = {
  wake(milliseconds, task) {
    const timer = setTimeout(task, milliseconds).unref()
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}

interface Waiting {
  file: string
  record: OutboxRecord
  attempts: number
  /** In milliseconds since 1970. */
  dueAt: number
  why: WaitingEntry['why']
  message: string | null
}

const remembered = 500

/** Reads what a previous run left, and goes on delivering it. */
export async function createOutbox({ folder, clock, deliver, onDelivered, timing = systemTiming }: OutboxOptions): Promise<Outbox> {
  const files = folder.records('outbox')
  const aside = folder.records('set-aside')
  const queue: Waiting[] = []
  const waiters = new Map<string, (delivery: Delivery) => void>()
  const results = new Map<string, Delivery>()
  let failure: { at: string; message: string } | null = null
  let lock: Promise<unknown> = Promise.resolve()
  let stop: Stop | null = null
  let outages = 0
  let callOff = (): void => {}
  let running = false
  let stopped = false
  let lastName = ''

  for (const file of await files.list()) {
    const record = outboxRecord.parse(await files.read(file))
    enqueue(file, record)
    lastName = file
  }

  function enqueue(file: string, record: OutboxRecord): void {
    queue.push({ file, record, attempts: 0, dueAt: 0, why: 'turn', message: null })
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

  async function attempt(one: Waiting, bring: NonNullable<typeof deliver>): Promise<void> {
    try {
      const delivery = await bring(one.record).catch(refusalOf)
      if (delivery.outcome === 'refused' && (!waiters.has(one.record.entry.id) || one.record.entry.type === 'submit' || delivery.byForge)) await aside.write(one.file, { format: 1, record: one.record, issues: delivery.issues })
      await files.remove(one.file)
      queue.splice(queue.indexOf(one), 1)
      results.set(one.record.entry.id, delivery)
      if (results.size > remembered) results.delete(results.keys().next().value ?? '')
      failure = stop = null
      outages = 0
      waiters.get(one.record.entry.id)?.(delivery)
      if (delivery.outcome === 'done') onDelivered?.(delivery.events)
    } catch (error) {
      putOff(one, error)
    }
  }

  /** Nothing is lost: it is decided who waits, until when, and what is said about it. */
  function putOff(one: Waiting, error: unknown): void {
    const at = clock.now()
    const message = error instanceof Error ? error.message : String(error)
    const means = readFailure(error, at.getTime(), outages + 1, timing.random)
    if (means.does === 'wait') return void Object.assign(one, { dueAt: means.until, why: 'together', message: null })
    failure = { at: at.toISOString(), message }
    one.attempts += 1
    Object.assign(one, { dueAt: at.getTime() + backOff(one.attempts, timing.random), why: 'failed', message })
    if (means.does !== 'stop') return
    if (means.why === 'unreachable') outages += 1
    // Another entry is tried first: what the forge cannot answer to may be this one alone.
    one.dueAt = means.why === 'unreachable' ? Math.max(one.dueAt, means.until + 1) : means.until
    stop = { why: means.why, since: stop?.why === means.why ? stop.since : at.toISOString(), until: new Date(means.until).toISOString(), message }
  }

  function nextDue(): Waiting | undefined {
    const now = clock.now().getTime()
    return stop && now < Date.parse(stop.until) ? undefined : chooseNext(queue, now)
  }

  async function drain(): Promise<void> {
    if (!deliver || running || stopped) return
    running = true
    callOff()
    try {
      for (let one = nextDue(); one && !stopped; one = nextDue()) {
        const current = one
        await exclusively(() => attempt(current, deliver))
      }
    } finally {
      running = false
    }
    if (queue.length === 0 || stopped) return
    const soonest = Math.max(Math.min(...queue.map((one) => one.dueAt)), stop ? Date.parse(stop.until) : 0)
    callOff = timing.wake(Math.max(50, soonest - clock.now().getTime()), () => void drain())
  }

  const outbox: Outbox = {
    async add(given) {
      const record: OutboxRecord = { format: 1, ...given }
      const file = nextName(record.entry.id)
      await files.write(file, record)
      enqueue(file, record)
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
        for (const { name: file, record, issues } of await outbox.listSetAside()) {
          const { name, ...rest } = record
          if (name !== undefined && record.entry.by === person) await aside.write(file, { format: 1, record: rest, issues })
        }
        await erase()
      }),
    betweenDeliveries: exclusively,
    queue: () => ({
      stop,
      waiting: queue.map(({ record, why, dueAt, message }) => ({ record, why, nextTry: dueAt > clock.now().getTime() ? new Date(dueAt).toISOString() : null, message })),
    }),
    resume() {
      stop = null
      for (const one of queue) if (one.why === 'failed') one.dueAt = 0
      void drain()
    },
    async retrySetAside(name) {
      const { record } = setAsideRecord.parse(await aside.read(name))
      await outbox.add(record)
      await aside.remove(name)
    },
    async listSetAside() {
      const names = await aside.list()
      return Promise.all(names.map(async (name) => ({ name, ...setAsideRecord.parse(await aside.read(name)) })))
    },
    dropSetAside: (name) => aside.remove(name),
    lastFailure: () => (queue.length > 0 ? failure : null),
    async stop() {
      stopped = true
      callOff()
      await lock
    },
  }
  void drain()
  return outbox
}

/** A refusal of the forge's, as an issue that a person reads; anything else goes on being an error. */
function refusalOf(error: unknown): Delivery {
  if (!(error instanceof ForgeRefused)) throw error
  return { outcome: 'refused', byForge: true, issues: [{ code: error.code, path: '', data: { said: error.message } }] }
}

const issue = z.object({ code: z.string(), path: z.string(), line: z.number().optional(), data: z.record(z.string(), z.unknown()).optional() })
const setAsideRecord = z.object({ record: outboxRecord, issues: z.array(issue) })
