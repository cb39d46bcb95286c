import type { Phase, PlanFields } from '../../domain/plan.ts'

/** In which phase a contribution counts. `late`: it arrived after its phase had closed, or while none was open. */
export interface PhaseOf {
  phase?: Phase
  late: boolean
  /** `late` and begun in time; `between` and kept for `phase`, or for whenever one opens. */
  state: 'open' | 'late' | 'between'
}

/**
 * The only rule about deadlines: a form begun in a phase belongs to it, even if it arrives after; one begun while no phase is open
 * is kept for the next. Nothing is refused. A plan without phases is always open.
 */
export function phaseOf(fields: Pick<PlanFields, 'phases' | 'time-zone'>, begunAt: Date, now: Date): PhaseOf {
  const phases = fields.phases.filter((phase) => phase.kind !== 'integration').map((phase) => ({ phase, ...boundsOf(phase, fields['time-zone']) }))
  if (phases.length === 0) return { late: false, state: 'open' }
  const begun = phases.find(({ opens, closes }) => opens <= begunAt.getTime() && begunAt.getTime() < closes)
  if (begun) {
    const late = now.getTime() >= begun.closes
    return { phase: begun.phase, late, state: late ? 'late' : 'open' }
  }
  const next = phases.filter(({ opens }) => opens > begunAt.getTime()).sort((a, b) => a.opens - b.opens)[0]
  return { ...(next && { phase: next.phase }), late: true, state: 'between' }
}

/** Instants in milliseconds; a phase that closes on a date lasts to the end of that day. */
function boundsOf({ opens, closes }: Phase, timeZone: string): { opens: number; closes: number } {
  if (!closes) return { opens: readInstant(opens, timeZone), closes: Infinity }
  const oneDay = isDate(closes) ? nextDay(closes) : closes
  return { opens: readInstant(opens, timeZone), closes: readInstant(oneDay, timeZone) }
}

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

function nextDay(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(day.getTime()) ? date : new Date(day.getTime() + 86_400_000).toISOString().slice(0, 10)
}

/** A date or a local time without offset is read in the plan's time zone. An unreadable one never opens nor closes. */
function readInstant(text: string, timeZone: string): number {
  const local = isDate(text) ? `${text}T00:00:00` : text
  if (/(?:Z|[+-]\d{2}:?\d{2})$/.test(local)) return numberOr(Date.parse(local), Infinity)
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc)) return Infinity
  // The offset depends on the instant that is sought: a second look settles the days when the clocks change.
  const guess = asUtc - offsetAt(asUtc, timeZone)
  return asUtc - offsetAt(guess, timeZone)
}

function numberOr(value: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : value
}

/** Milliseconds that local time is ahead of UTC. An unknown zone counts as UTC. */
function offsetAt(instant: number, timeZone: string): number {
  try {
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
      .formatToParts(new Date(instant))
      .reduce<Record<string, number>>((all, { type, value }) => ({ ...all, [type]: Number(value) }), {})
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
  } catch {
    return 0
  }
}
