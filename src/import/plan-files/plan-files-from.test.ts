import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../content/check-plan.ts'
import { readPlan } from '../../content/read-plan.ts'
import { parseDiscussion } from '../framavox/parse-discussion.ts'
import { listItems } from '../parsed-discussion.ts'
import { planFilesFrom } from './plan-files-from.ts'

const page = readFileSync(join(import.meta.dirname, '../testing/seed-page.txt'), 'utf8')
const idOf = (): string => 'p-0000000000'
const importPage = (text: string): Map<string, string> => planFilesFrom(parseDiscussion(text), { idOf })
// What a person has to mend or add: an item without text, a number that names nothing, letters lost before.
const forPeople = ['item.empty', 'text.bare-number', 'text.encoding']

describe('planFilesFrom', () => {
  it.each([
    'status: adopted', '---', '---js', '"guillemets', "l'apostrophe", '{ a: 1 }', '[a, b]', '- tiret', '# dièse', '| barre', '> chevron', '!!js/function x', '&ancre', '*alias', '%YAML', 'null', 'true', '42', '2023-09-20', '1:30', '<script>', '`code`', 'a: b: c', '@x', '\\n', '🌱',
  ])('keeps the title « %s » as it is', (title) => {
    const files = importPage(`Plan\n\nAxe 1 : ${title}\n\nTexte.\n\nAction 1 : ${title}\n\nTexte.\n\n---\nstatus: adopted\n`)
    const { plan, issues } = readPlan(files)
    expect(issues).toEqual([])
    expect([...plan.items.values()].map((item) => item.title)).toEqual([title, title])
    expect(checkPlan(files)).toEqual([])
  })

  it('names levels that the page names otherwise, and none of the usual', () => {
    expect(readPlan(importPage('Plan\n\nPilier 1 : a\n\nMesure 1 : b\n')).plan.fields.levels).toEqual({ axis: 'Pilier', action: 'Mesure' })
    expect(readPlan(importPage(page)).plan.fields.levels).toBeUndefined()
  })

  it('names no version where nothing gives it a date', () => {
    expect([...importPage('Plan\n\nAxe 1 : a\n\nAction 1 : b\n').keys()]).toEqual(['plan.md', 'axes/a.md', 'actions/b.md', 'sources/discussion.txt'])
  })

  it('keeps an address that is no discussion, or not the first, in the text', () => {
    const { plan } = readPlan(importPage('Plan\n\nAxe 1 : a\n\nhttps://exemple.fr/axe\n\nAction 1 : b\n\nVoir https://exemple.fr/x ici.\n\nhttps://exemple.fr/y\n\nDiscussions : https://exemple.fr/d/1\n'))
    const [axis, action] = [...plan.items.values()]
    expect(axis?.body.trim()).toBe('<https://exemple.fr/axe>')
    expect(action?.discussion).toBe('https://exemple.fr/d/1')
    expect(action?.body.trim()).toBe('Voir <https://exemple.fr/x> ici.\n\n<https://exemple.fr/y>')
  })

  it.each([
    ['spaces', `a${' '.repeat(100_000)}b`], ['stars', '*'.repeat(100_000)], ['letters before an @', `${'a'.repeat(100_000)}@`], ['mentions', '@Ana '.repeat(20_000)],
    ['references', 'l’action 4, '.repeat(8_000)], ['labels', 'discussions :'.repeat(8_000)], ['a long address', `${'a '.repeat(50_000)}\n\nhttps://x.y/d/z/action-1-${'a-'.repeat(50_000)}b`],
  ])('comes to an end over 100 kB of %s', (_name, text) => {
    importPage(`Plan\n\nAxe 1 : a\n\nAction 1 :\n\n${text}\n\nAna 22 Sep 2023 7:45AM\n\n${text}\n`)
  })

  it('makes a plan without a fault of form from any page', () => {
    const lines = page.split('\n')
    const odd = fc.constantFrom('Axe 1 :', 'Axe 9 – ', 'Objectif 2.1 — x', 'Action n° 12 :', '1.1.1', `Axe 2 : ${'long '.repeat(90)}`, 'Action 2 : ---', 'Discussions : https://[', 'https://exemple.fr/%%%', 'Discussions : http://a b', '• ', '- Action 3', '\u0000', '---', 'l’action 4 et l’axe 1', '*'.repeat(500), '>'.repeat(500))
    const text = fc.array(fc.oneof(fc.constantFrom(...lines), odd, fc.string({ unit: 'grapheme', maxLength: 30 })), { maxLength: 60 }).map((parts) => parts.join('\n\n'))
    fc.assert(
      fc.property(text, (raw) => {
        const parsed = parseDiscussion(raw)
        const files = planFilesFrom(parsed, { idOf })
        expect(checkPlan(files).filter(({ code }) => !forPeople.includes(code))).toEqual([])
        expect(readPlan(files).plan.items.size).toBe(listItems(parsed.axes).length)
      }),
      { numRuns: 150 },
    )
  })
})
