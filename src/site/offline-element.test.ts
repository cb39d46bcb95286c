import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../testing/create-test-intake.ts'
import { buildOfflineElement, listOfflineElements } from './offline-element.ts'
import { createTestSite } from './testing/create-test-site.ts'

describe('buildOfflineElement', () => {
  it('gives the words that the form of the site gives, whole and by paragraph, and where they were read', async () => {
    const intake = await createTestIntake()
    const site = await createTestSite(intake.forge)
    const ask = async (query: string): Promise<string> => ((await (await intake.get(`/api/form?intention=modifier&${query}`)).json()) as { values: { texte: string } }).values.texte
    expect(listOfflineElements(site).length).toBe(site.items.length + 1)
    for (const id of listOfflineElements(site)) {
      const element = buildOfflineElement(site, id)
      expect([id, element.text]).toEqual([id, await ask(`element=${id}`)])
      for (const [place, block] of element.blocks.entries()) expect([id, block]).toEqual([id, await ask(`element=${id}&bloc=${place + 1}`)])
      expect(site.state.log.map((commit) => commit.id)).toContain(element.depart)
    }
  })
})
