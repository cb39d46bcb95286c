import { describe, expect, it } from 'vitest'
import { readPlan } from '../content/read-plan.ts'
import { buildPlanFiles } from '../testing/build-plan-files.ts'
import { nearestItems } from './nearest-items.ts'

const bodies = ['Créer une monnaie locale dans chaque territoire.\n', 'Former des ambassadeurs du plan.\n', 'Financer des médias et la monnaie du plan.\n', 'Le plan relie les lieux.\n']
const { plan } = readPlan(buildPlanFiles({ axes: 1, objectives: 1, actions: 4, body: (count) => bodies[count - 1] ?? '' }))
const near = (text: string) => nearestItems(plan, text).map(({ item, words }) => `${item.id}: ${words.join(', ')}`)

describe('nearestItems', () => {
  it('gives the items that share the rarest words first, with those words as they were written', () => {
    expect(near('Je voudrais des Monnaies LOCALES partout dans les territoires.')).toEqual(['action-1: LOCALES, territoires, Monnaies', 'action-3: Monnaies'])
  })

  it('passes over accents, plurals and small words', () => {
    expect(near('Un media pour les ambassadeurs')).toEqual(['action-2: ambassadeurs', 'action-3: media'])
  })

  it('finds nothing where only words of the whole plan are shared, or none', () => {
    expect(near('Bravo pour ce plan !')).toEqual([])
    expect(near('')).toEqual([])
    expect(nearestItems({ items: new Map() }, 'monnaie')).toEqual([])
  })
})
