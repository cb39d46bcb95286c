import { posix } from 'node:path'
import { itemKinds, type Plan } from '../domain/plan.ts'
import { parseContentPath } from './content-path.ts'
import { compareFileIssues, type FileIssue } from './file-issue.ts'
import { parseFile } from './parse-file.ts'
import { itemBody } from './read-items.ts'
import { readPlan } from './read-plan.ts'
import { findReferences } from './references.ts'

/**
 * Every fault of a plan's files, by file and line: what `readPlan` tells, and broken links, numbers typed in prose, empty texts,
 * version tables that contradict themselves, dates and zones that mean nothing, files in a place that nothing reads.
 */
export function checkPlan(files: ReadonlyMap<string, string>): FileIssue[] {
  const { plan, issues } = readPlan(files)
  const all = [...issues]
  for (const [path, text] of files) all.push(...checkPlace(path), ...checkBody(path, text, plan, files))
  all.push(...checkDates(plan, files), ...checkVersions(plan))
  return all.sort(compareFileIssues)
}

function checkPlace(path: string): FileIssue[] {
  const place = parseContentPath(path).type
  if (path.endsWith('.mdx') && place !== 'page') return [{ code: 'file.mdx', path: '', file: path, line: 1 }]
  if (place === 'unknown' && /\.(?:md|markdown|html?|json|ya?ml)$/i.test(path)) return [{ code: 'file.unread', path: '', file: path, line: 1 }]
  return []
}

function checkBody(path: string, text: string, plan: Plan, files: ReadonlyMap<string, string>): FileIssue[] {
  const place = parseContentPath(path).type
  if (place !== 'item' && place !== 'plan' && place !== 'version') return []
  const file = parseFile(text)
  const named = place === 'item' && !path.startsWith('actions/') && file.ok && typeof file.data['title'] === 'string'
  if (place === 'item' && !named && itemBody(file.body).trim() === '') return [{ code: 'item.empty', path: '', file: path, line: file.bodyLine }]
  const { bare, addresses } = findReferences(file.body, plan.fields.levels)
  const at = (line: number) => ({ path: '', file: path, line: file.bodyLine + line - 1 })
  const typed = place === 'version' ? [] : bare
  const damaged = text.indexOf('\uFFFD')
  return [
    ...(damaged === -1 ? [] : [{ code: 'text.encoding', path: '', file: path, line: text.slice(0, damaged).split('\n').length }]),
    ...typed.map((found): FileIssue => {
      const target = [...plan.items.values()].find((item) => item.kind === found.kind && item.number === found.number)
      return { code: 'text.bare-number', ...at(found.line), data: { words: found.words, ...(target && { link: `[${found.words}](../${target.path})` }) } }
    }),
    ...addresses
      .filter(({ url }) => isBroken(url, path, files))
      .map(({ url, image, line }): FileIssue => ({ code: image ? 'text.missing-image' : 'text.broken-link', ...at(line), data: { url } })),
  ]
}

/** Addresses with a scheme or host, on the page itself, or from the site's root are not this check's. */
function isBroken(url: string, from: string, files: ReadonlyMap<string, string>): boolean {
  if (url === '' || /^(?:[a-z][a-z0-9+.-]*:|\/|#|\?)/i.test(url)) return false
  const target = url.replace(/[#?].*$/, '')
  return !files.has(posix.join(posix.dirname(from), target)) && !files.has(posix.normalize(target))
}

function checkDates(plan: Plan, files: ReadonlyMap<string, string>): FileIssue[] {
  const text = files.get('plan.md')
  const file = text === undefined ? undefined : parseFile(text)
  if (!file?.ok) return []
  const issues: FileIssue[] = []
  const tell = (code: string, keys: PropertyKey[], data: Record<string, unknown>) => issues.push({ code, path: keys.join('.'), file: 'plan.md', line: file.lineOf(keys), data })
  if (!isTimeZone(plan.fields['time-zone'])) tell('plan.time-zone', ['time-zone'], { value: plan.fields['time-zone'] })
  if (!isLanguage(plan.fields.lang)) tell('plan.lang', ['lang'], { value: plan.fields.lang })
  const raw = Array.isArray(file.data['phases']) ? file.data['phases'] : []
  const seen = new Set<string>()
  raw.forEach((each: unknown, index) => {
    const phase = plan.fields.phases.find((known) => typeof each === 'object' && each !== null && 'id' in each && known.id === each.id)
    if (!phase) return
    if (seen.has(phase.id)) tell('plan.phase-twice', ['phases', index, 'id'], { id: phase.id })
    seen.add(phase.id)
    for (const key of ['opens', 'closes'] as const) {
      const value = phase[key]
      if (value !== undefined && !isDate(value)) tell('plan.date', ['phases', index, key], { value })
    }
    if (phase.closes !== undefined && Date.parse(phase.closes) < Date.parse(phase.opens)) tell('plan.phase-order', ['phases', index, 'closes'], { id: phase.id })
  })
  return issues
}

function checkVersions(plan: Plan): FileIssue[] {
  return plan.versions.flatMap(({ id, table }) => {
    const issues: FileIssue[] = []
    const tell = (code: string, data: Record<string, unknown>) => issues.push({ code, path: 'table', file: `versions/${id}.md`, line: 1, data })
    for (const kind of itemKinds) {
      const rows = table.filter((row) => row.kind === kind)
      rows.forEach((row, index) => {
        if (row.number !== index + 1) tell('version.numbers', { kind, number: row.number, expected: index + 1, id: row.id })
      })
    }
    const ids = table.map((row) => row.id)
    for (const twice of new Set(ids.filter((each, index) => ids.indexOf(each) !== index))) tell('version.item-twice', { id: twice })
    if (table.length === 0) tell('version.empty', { id })
    return issues
  })
}

function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(value) && !Number.isNaN(Date.parse(value))
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('fr', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
