import { expect, it } from 'vitest'
import { createMemoryForge } from '../testing/create-memory-forge.ts'
import { coordinator, smallPlan, useForge } from '../testing/create-test-forge.ts'
import { PROPOSED, traceOrigins } from './origins.ts'
import { buildPlanHistory } from './plan-history.ts'

it('traces each word of a batch to its own proposal, and gives it back when that one is reopened', async () => {
  const test = useForge(createMemoryForge(smallPlan))
  const propose = (body: string) => test.propose([{ type: 'revise', item: 'lieux', body: `${body}\nLes faire rayonner par des fêtes.\n` }])
  const [one, two] = [await propose('Travailler avec ces lieux.'), await propose('Fravailler avec ces beaux lieux.')]
  await test.deliver(test.batch([two, one].map((contribution) => ({ contribution, outcome: 'accepted' }))))

  /** Words of the first sentence by whose they are: a proposal's id, or '' for the imported plan's. */
  const read = async (): Promise<[string, string][]> => {
    const state = await test.state()
    const blobs = state.log.flatMap(({ files }) => files.flatMap(({ blob }) => blob ?? []))
    const { traced, stories } = traceOrigins(state, buildPlanHistory(state.log, await test.forge.repository.readBlobs(blobs)))
    const { text, spans } = traced.get('lieux')!
    return spans.filter(({ end }) => end <= text.indexOf('\n')).map(({ start, end, origin }) => [text.slice(start, end), origin.origin === PROPOSED ? (stories.get(origin.revision)?.contribution?.id ?? '?') : ''])
  }
  expect(await read()).toEqual([['Travailler', one], ['avec ces', ''], ['beaux', two], ['lieux', '']])
  await test.deliver({ type: 'reopen', id: test.nextId(), at: '2026-01-03T00:00:00.000Z', by: coordinator, contribution: one, reason: 'Trop vite.' })
  expect(await read()).toEqual([['Fravailler avec ces', ''], ['beaux', two], ['lieux', '']])
})
