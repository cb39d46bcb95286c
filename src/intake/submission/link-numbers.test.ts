import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../content/check-plan.ts'
import { readPlan } from '../../content/read-plan.ts'
import { buildPlanFiles } from '../../testing/build-plan-files.ts'
import { toPlain } from '../../text/plain.ts'
import { linkNumbers } from './link-numbers.ts'
import { showNumbers } from './shown-numbers.ts'

const files = buildPlanFiles({ body: () => 'Une phrase.\n' })
const { plan } = readPlan(files)
const inAction = { item: 'action-1', before: '', plan }

describe('numbers typed in a text of the plan', () => {
  it('become links to the items, and read as they were typed', () => {
    const typed = 'En lien avec l’action 4, l’**objectif n° 2** et\u00A0l’Axe 1.'
    const linked = linkNumbers(typed, inAction)
    expect(linked).toBe('En lien avec l’[action 4](../actions/action-4.md), l’**[objectif n° 2](../objectives/objectif-2.md)** et\u00A0l’[Axe 1](../axes/axe-1.md).')
    expect(toPlain(showNumbers(linked, plan))).toBe(toPlain(typed))
  })

  it('leave nothing for the check of the plan to find', () => {
    const write = (body: string) => new Map([...files, ['plan.md', `---\ntitle: Plan d’essai\n---\n${body}`]])
    const body = 'Voir l’action 4 et les actions 2 et 3.\n'
    const codes = (text: string) => checkPlan(write(text)).map(({ code }) => code)
    expect(codes(body)).toContain('text.bare-number')
    expect(codes(linkNumbers(body, { ...inAction, item: 'plan' }))).toEqual([])
  })

  it('stay as they are when no item has them, or where they stood already', () => {
    expect(linkNumbers('Voir l’action 99.', inAction)).toBe('Voir l’action 99.')
    expect(linkNumbers('Voir l’action 4, puis l’action 5.', { ...inAction, before: 'Voir l’action 4.' })).toBe('Voir l’action 4, puis l’[action 5](../actions/action-5.md).')
    expect(linkNumbers('Voir [l’action 4](../actions/action-4.md) et `action 5`.', inAction)).toBe('Voir [l’action 4](../actions/action-4.md) et `action 5`.')
  })

  it('are those that were read while typing, of items that are still there', () => {
    const today = { items: new Map([...plan.items].filter(([id]) => id !== 'action-4')) }
    expect(linkNumbers('Voir l’action 4.', { ...inAction, today })).toBe('Voir l’action 4.')
  })
})
