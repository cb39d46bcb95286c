import type { HostingDictionary } from '../../i18n/hosting.ts'
import type { Translate } from '../../i18n/index.ts'
import type { Finding } from './check.ts'
import type { CheckName } from './run-doctor.ts'

type Key = Parameters<Translate<HostingDictionary>>[0]
const marks = { ok: '✓', fault: '✗', unknown: '?' } as const

/** One line a check: what it looked at, and for what is not right what to do now. */
export function tellFinding([name, { state, code, data }]: [CheckName, Finding], t: Translate<HostingDictionary>): string {
  const title = t(`doctor.${name}` as Key)
  if (state === 'ok' && code === 'ok') return `${marks.ok} ${title}`
  const key = code === 'unreachable' ? 'doctor.unreachable' : code === 'unread' ? 'doctor.unread' : `doctor.${name}.${code}`
  return `${marks[state]} ${title}\n  ${t(key as Key, data).replaceAll('\n', '\n  ')}`
}
