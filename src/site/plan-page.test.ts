import { expect, it } from 'vitest'
import { createTestForge } from '../testing/create-test-forge.ts'
import { buildPlanPage } from './plan-page.ts'
import type { PlanPart } from './plan-page.ts'
import { createTestSite } from './testing/create-test-site.ts'

const flatten = (parts: readonly PlanPart[]): PlanPart[] => parts.flatMap((part) => [part, ...flatten(part.parts)])

it('leads from each text that changed to its origins, and from no other', async () => {
  const forge = await createTestForge()
  const contribution = await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un grand média.\n' }])
  await forge.decide({ contribution, outcome: 'accepted' })
  const { parts } = buildPlanPage(await createTestSite(forge))
  expect(flatten(parts).flatMap(({ id, origins }) => (origins ? [[id, origins]] : []))).toEqual([['medias', '/actions/medias/#origines']])
})
