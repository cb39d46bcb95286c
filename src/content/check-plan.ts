import { posix } from 'node:path'
import type { Plan } from '../domain/plan.ts'
import { checkDates } from './check-dates.ts'
import { checkVersions } from './check-versions.ts'
import { parseContentPath } from './content-path.ts'
import { compareFileIssues, type FileIssue } from './file-issue.ts'
import { parseFile } from './parse-file.ts'
import { itemBody } from './read-item-file.ts'
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
  all.push(...checkDates(plan, files), ...checkVersions(plan, files))
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
      return { code: 'text.bare-number', ...at(found.line), data: { words: found.words, ...(target && { link: `[${found.words}](${place === 'plan' ? '' : '../'}${target.path})` }) } }
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
