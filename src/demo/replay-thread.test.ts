import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLocalForge } from '../forges/local/create-local-forge.ts'
import { seedBareRepository } from '../git/seed-bare-repository.ts'
import { useTempDirs } from '../testing/use-temp-dirs.ts'
import { loadState } from '../usecases/load-state.ts'
import type { PlanState } from '../usecases/plan-state.ts'
import { openQuestions, waitingContributions } from '../usecases/waiting.ts'
import type { DeliveryContext } from '../usecases/delivery.ts'
import { deliver } from '../usecases/deliver.ts'
import { writePeople } from '../register/people.ts'
import { demoId } from './demo-id.ts'
import { importDate } from './import-date.ts'
import { replayThread } from './replay-thread.ts'

const createTempDir = useTempDirs()
const checkout = join(import.meta.dirname, '../..')

async function replay(then: (context: DeliveryContext) => Promise<void> = async () => {}): Promise<PlanState> {
  const gitDir = join(await createTempDir(), 'forge.git')
  await seedBareRepository({ gitDir, from: checkout, history: 'none', at: importDate, message: 'plan: import\n' })
  const forge = createLocalForge({ gitDir })
  const context = { forge, publicUrl: (id: string) => `/contributions/${id}/` }
  await replayThread(context)
  await then(context)
  return loadState(forge.repository)
}

let state: PlanState
beforeAll(async () => {
  state = await replay()
})

const actionNumber = (id: string) => state.plan.items.get(id)?.number

describe('replayThread', () => {
  it('keeps the nine comments of the page: four threads and five replies', () => {
    const fromThread = [...state.contributions.values()].filter((each) => !each.example)
    expect(fromThread).toHaveLength(9)
    expect(fromThread.filter((each) => each.about.contribution)).toHaveLength(5)
  })

  it('adds local currencies, then the medium, which shifts local currencies to 18', () => {
    expect(actionNumber('monnaies-locales')).toBe(18)
    expect(actionNumber('constitution-d-un-media')).toBe(9)
    expect(actionNumber('travailler-avec-ces-lieux')).toBe(10)
    expect(state.concordance.bearersOf('action', 17).map((bearing) => bearing.id)).toEqual([
      'preparer-la-constitution-du-vehicule-financier',
      'monnaies-locales',
      'organiser-en-lien-avec-des-initiatives-similaires',
    ])
  })

  it('credits the idea to its author and the wording to the coordinator, and says what is left open', () => {
    const decided = [...state.contributions.values()].filter((each) => each.decision)
    expect(decided).toHaveLength(2)
    for (const { person, decision } of decided) {
      expect(decision!.by).not.toBe(person)
      expect(decision!.changes).toHaveLength(1)
      expect(decision!.leftOpen).toMatch(/devr/)
      expect(decision!.commits).toHaveLength(1)
    }
  })

  it('leaves the cross-shareholding idea to be placed, its follow-up offered, and one question unanswered', () => {
    const waiting = waitingContributions(state)
    expect(waiting.filter((each) => each.kind === 'idea')).toHaveLength(1)
    const [idea] = waiting
    const answers = [...state.contributions.values()].filter((each) => each.official && each.about.contribution === idea!.id)
    expect(answers[0]!.offersFollowUpTo).toBe(idea!.person)
    expect(openQuestions(state).map((each) => each.text!)).toEqual([expect.stringMatching(/Peux-tu me confirmer que cette nouvelle action 17 est bien rattachée/)])
  })

  it('leaves six example proposals pending, two of them on one sentence', () => {
    const examples = waitingContributions(state).filter((each) => each.example)
    expect(examples).toHaveLength(6)
    expect(examples.every((each) => each.kind === 'amendment')).toBe(true)
    expect(examples.filter((each) => each.changes[0]!.item === 'former-et-outiller-les-ambassadeurs')).toHaveLength(2)
  })

  it('gives the same commits at each start', async () => {
    const again = await replay(replayThread)
    expect(again.heads).toEqual(state.heads)
  })

  it('does nothing again once people have decided and taken a name back', async () => {
    const again = await replay(async (context) => {
      const [example] = waitingContributions(await loadState(context.forge.repository)).filter((each) => each.example)
      await deliver(context, { type: 'decide', id: demoId('test'), at: '2024-01-01T00:00:00.000Z', by: 'p-0000000001', decision: { contribution: example!.id, outcome: 'accepted', leftOut: [] } })
      await writePeople(context.forge, () => ({}), '2024-01-01T00:00:00.000Z')
      await replayThread(context)
    })
    expect(again.people).toEqual({})
    expect(again.events).toHaveLength(state.events.length + 1)
  })
})
