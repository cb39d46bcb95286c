import type { Issue } from '../domain/errors.ts'
import { registerEvent } from '../domain/register-event.ts'
import type { RegisterEvent } from '../domain/register-event.ts'

export interface ParsedEventFile {
  event?: RegisterEvent
  issue?: Issue
  /** The file's place: the greater of what its name and its content say, 0 when neither does. */
  seq: number
  /** Its short number, 0 when it has none. */
  number: number
  /** By its name, whether it holds a `submitted` event. */
  submitted: boolean
}

/** Reads one event file of the register. Never throws; what an unreadable file still tells keeps its place and number from being given twice. */
export function parseEventFile(path: string, text: string): ParsedEventFile {
  const name = /(?:^|\/)(\d+)-([a-z]+)-[^/]*$/.exec(path)
  const raw = parseJson(text)
  const place = { seq: Math.max(readCount(name?.[1]), readCount(raw?.['seq'])), number: readCount(raw?.['number']), submitted: name?.[2] === 'submitted' }
  if (!raw) return { ...place, issue: { code: 'register.not-json', path } }
  const parsed = registerEvent.safeParse(raw)
  if (parsed.success) return { ...place, event: parsed.data }
  const faults = parsed.error.issues.map((issue) => ({ at: issue.path.join('.'), code: issue.code }))
  return { ...place, issue: { code: 'register.unknown-format', path, data: { faults } } }
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function readCount(value: unknown): number {
  const count = typeof value === 'string' ? Number(value) : value
  return typeof count === 'number' && Number.isSafeInteger(count) && count > 0 ? count : 0
}
