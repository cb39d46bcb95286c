import type { Phase, Plan } from '../domain/plan.ts'
import type { FileIssue } from './file-issue.ts'
import { parseFile } from './parse-file.ts'

/** Faults of `plan.md` that no schema sees: a time zone or language that does not exist, dates that are none, phases that end before they begin. */
export function checkDates(plan: Plan, files: ReadonlyMap<string, string>): FileIssue[] {
  const file = parseFile(files.get('plan.md') ?? '')
  if (!file.ok) return []
  const issues: FileIssue[] = []
  const tell = (code: string, keys: readonly PropertyKey[], data: Record<string, unknown>) => void issues.push({ code, path: keys.join('.'), file: 'plan.md', line: file.lineOf(keys), data })
  const { lang } = plan.fields
  const zone = plan.fields['time-zone']
  if (!isKnown(() => new Intl.DateTimeFormat('fr', { timeZone: zone }))) tell('plan.time-zone', ['time-zone'], { value: zone })
  if (!isKnown(() => Intl.getCanonicalLocales(lang))) tell('plan.lang', ['lang'], { value: lang })
  const seen = new Set<string>()
  for (const [phase, index] of withPlaces(plan.fields.phases, file.data['phases'])) {
    if (seen.has(phase.id)) tell('plan.phase-twice', ['phases', index, 'id'], { id: phase.id })
    seen.add(phase.id)
    for (const key of ['opens', 'closes'] as const) {
      const value = phase[key]
      if (value !== undefined && !isDate(value)) tell('plan.date', ['phases', index, key], { value })
    }
    if (phase.closes !== undefined && Date.parse(phase.closes) < Date.parse(phase.opens)) tell('plan.phase-order', ['phases', index, 'closes'], { id: phase.id })
  }
  return issues
}

/** Phases that were read, with their places in the file: a wrong one was left out, the order stays. */
function withPlaces(phases: readonly Phase[], raw: unknown): [Phase, number][] {
  const places = Array.isArray(raw) ? raw : []
  let from = 0
  return phases.map((phase) => {
    const index = places.findIndex((each: unknown, at) => at >= from && typeof each === 'object' && each !== null && 'id' in each && each.id === phase.id)
    from = index + 1
    return [phase, index]
  })
}

/** A day, a local time, or an instant with its offset; a day that its month does not have is none. */
function isDate(value: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.exec(value)
  if (!match || Number.isNaN(Date.parse(value))) return false
  return new Date(`${match[1]}T00:00:00Z`).toISOString().startsWith(match[1]!)
}

function isKnown(make: () => unknown): boolean {
  try {
    make()
    return true
  } catch {
    return false
  }
}
