import axe from 'axe-core'
import type { Measures } from '../site/measures.ts'

/** What axe-core checks on a page, by default: how many rules, and the criteria that they bear on. */
export function listTestedRules(): Pick<Measures['accessibility'], 'axe' | 'rules' | 'wcag' | 'rgaa'> {
  const rules = axe.getRules().filter(({ tags }) => !tags.includes('experimental') && !tags.includes('deprecated'))
  const tags = new Set(rules.flatMap((rule) => rule.tags))
  const criteria = (pattern: RegExp, write: (match: RegExpExecArray) => string): string[] =>
    [...new Set([...tags].flatMap((tag) => {
      const match = pattern.exec(tag)
      return match ? [write(match)] : []
    }))].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  return {
    axe: axe.version,
    rules: rules.length,
    wcag: criteria(/^wcag(\d)(\d)(\d{1,2})$/, ([, ...parts]) => parts.join('.')),
    // Criteria, without the number of the test.
    rgaa: criteria(/^RGAA-(\d+\.\d+)\.\d+$/, ([, criterion]) => criterion!),
  }
}
