import { translateMinutes } from '../i18n/minutes.ts'
import { showNumbers } from '../content/show-numbers.ts'
import { toPlain } from '../text/plain.ts'
import type { Minutes, MinutesLine } from './session-minutes.ts'
import type { Site } from './site.ts'

/**
 * Minutes as plain text, to paste in a forum or a mail: lines of plain words, « - » before each proposal, no other mark. Its
 * own address ends it where the site's is known.
 */
export function formatMinutes(site: Site, minutes: Minutes): string {
  const t = translateMinutes(site.language)
  const plain = (markdown: string): string => toPlain(showNumbers(markdown, site.state.plan.items)).trim()
  const section = (heading: string, lines: readonly string[]): string[] => (lines.length > 0 ? ['', heading.toLocaleUpperCase(site.language), ...lines] : [])
  const { item, counts, parts, retouch, numbers, version, text } = minutes
  const counted = counts.filter(({ count }) => count > 0).map(({ label }) => `- ${label}`)
  return `${[
    minutes.title,
    ...(item.label ? [item.label] : []),
    site.state.plan.fields.title,
    '',
    minutes.held,
    minutes.present,
    ...(minutes.note ? ['', plain(minutes.note)] : []),
    ...section(t('in-numbers'), counted),
    ...parts.flatMap(({ key, heading, lines }) => section(heading, lines.flatMap((line) => tellLine(line, key === 'merged', plain, t)))),
    ...(retouch ? section(t('retouch'), [t('retouch-said'), ...(retouch.reason ? [t('why', { reason: plain(retouch.reason) })] : [])]) : []),
    ...(minutes.leftOpen ? section(t('left-open'), [plain(minutes.leftOpen)]) : []),
    ...section(t('text'), text ? [...(text.title ? [text.title, ''] : []), plain(text.body)] : [t('text-gone')]),
    ...section(t('numbers'), numbers.length > 0 ? numbers.map(({ before, after, label }) => `- ${t('number-line', { before, after, label })}`) : [t('numbers-none')]),
    ...(version ? section(t('version'), [version.title]) : []),
    ...(site.options.url === null ? [] : ['', t('online', { url: site.options.url + minutes.href })]),
  ].join('\n')}\n`
}

function tellLine(line: MinutesLine, withOutcome: boolean, plain: (markdown: string) => string, t: ReturnType<typeof translateMinutes>): string[] {
  const tellLeftOut = (text: string, why: string): string => (why ? t('left-out-line', { text, why }) : t('left-out-only', { text }))
  return [
    `- ${t('proposal-by', { number: line.number, name: line.name })} ${line.heading}${withOutcome ? ` – ${line.outcome}` : ''}`,
    ...(line.reason ? [`  ${t('why', { reason: indent(plain(line.reason)) })}`] : []),
    ...line.leftOut.map(({ text, why }) => `  ${indent(tellLeftOut(text, why))}`),
    ...(line.leftOpen ? [`  ${t('left-open-line', { text: indent(plain(line.leftOpen)) })}`] : []),
    ...(line.isReopened ? [`  ${t('reopened')}`] : []),
  ]
}

/** Further lines stay under their proposal. */
function indent(text: string): string {
  return text.replace(/\n+/g, '\n  ')
}
