import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../src/content/check-plan.ts'
import { faults, filesWith } from '../../src/testing/plan-faults.ts'
import { createTranslate, languages, type Dictionary } from '../../src/i18n/index.ts'
import { explainIssue } from './explain-issue.ts'

const dictionaries: Record<string, Dictionary> = Object.fromEntries(
  await Promise.all(languages.map(async (language) => [language, ((await import(`../../src/i18n/${language}/check.json`)) as { default: Dictionary }).default])),
)
const found = faults.flatMap(([, change]) => checkPlan(filesWith(change)))

describe.each(languages)('explainIssue in %s', (language) => {
  const dictionary = dictionaries[language]!
  const translate = createTranslate(dictionary, language)

  it('explains every fault with all its values', () => {
    for (const issue of found) {
      const line = explainIssue(issue, translate)
      expect(line).toMatch(/^\S+:\d+ {2}\S.*[^ ]$/)
      expect(line).not.toMatch(/\{\w+\}|undefined|\[object/)
    }
  })

  it('has a text for each fault there is, and none besides', () => {
    const codes = new Set(found.map(({ code }) => code))
    const texts = Object.keys(dictionary).filter((key) => !/^(?:check|kind|type)\.|^text\.bare-number-link$|^field\.value$/.test(key))
    expect(texts.sort()).toEqual([...codes].sort())
  })
})
