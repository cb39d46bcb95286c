import { describe, expect, it } from 'vitest'
import { readPlan } from '../content/read-plan.ts'
import { createTestForge } from '../testing/create-test-forge.ts'
import { createLazyStates } from './lazy-states.ts'
import { createStatesMemo, pendingStates } from './pending-states.ts'
import { textOf } from './rebase-changes.ts'

const lieux = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const revise = (body: string, item = 'lieux') => ({ type: 'revise' as const, item, body })

describe('createLazyStates', () => {
  it('says of each what is said of all at once, in whatever order it is asked, also of proposals on several items', async () => {
    const test = await createTestForge()
    await test.propose([revise(lieux.replace('Fravailler', 'Travailler'))])
    await test.propose([revise(lieux.replace('Fravailler', 'Œuvrer')), revise('Créer un journal.\n', 'medias')])
    await test.propose([revise('Créer une radio.\n', 'medias'), { type: 'remove', item: 'ecoute' }])
    await test.propose([revise('Écouter tout le monde.\n', 'ecoute')])
    const decided = await test.propose([revise(lieux.replace('fêtes', 'bals'))])
    await test.decide({ contribution: decided, outcome: 'accepted' })
    const state = await test.state()
    const was = readPlan(await test.forge.repository.readFolder(test.repository.root, 'content')).plan
    const all = pendingStates(state, (_, item) => textOf(was, item))
    expect([...all.values()].filter(({ collidesWith }) => collidesWith.length > 0).length).toBeGreaterThan(3)
    const memo = createStatesMemo()
    for (const ids of [[...all.keys()], [...all.keys()].reverse()]) {
      const lazy = createLazyStates(state, (_, item) => textOf(was, item), memo)
      for (const id of ids) expect([id, lazy(id)]).toEqual([id, all.get(id)])
      expect([lazy(decided), lazy('0000000000')]).toEqual([undefined, undefined])
    }
  })
})
