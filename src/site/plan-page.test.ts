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

it('is dated by the last change of a text or a place, whatever else changed beside', async () => {
  const forge = await createTestForge()
  const dateAfter = async (files: Record<string, string>, at: string): Promise<string> => {
    await forge.repository.commit(files, { at })
    return buildPlanPage(await createTestSite(forge)).date
  }
  expect(await dateAfter({ 'content/actions/lieux.md': '---\nparent: recit\norder: 10\n---\nTravailler ensemble.\n' }, '2026-02-01T12:00:00Z')).toContain('février')
  expect(await dateAfter({ 'content/pages/notes.mdx': '# Notes\n' }, '2026-03-01T12:00:00Z')).toContain('février')
  expect(await dateAfter({ 'content/actions/lieux.md': '---\nparent: recit\norder: 90\n---\nTravailler ensemble.\n' }, '2026-04-01T12:00:00Z')).toContain('avril')
})
