import { describe, expect, it } from 'vitest'
import { createTestForge } from '../testing/create-test-forge.ts'
import { compareTexts } from './compare-texts.ts'
import { createTestSite } from './testing/create-test-site.ts'

const before = 'Vu[^1] :\n\n- Un **lieu**\n- Des ambassadeur·rices\n\n| Quoi | Combien |\n|---|---|\n| Radios | 3 |\n\n> Citer ici.\n\n[^1]: Note du soir.\n'

/** What is told and shown of a text that became another, without its tags. */
async function compare(after: string, from = before): Promise<{ told: string[]; shown: string | undefined }> {
  const { told, diffHtml } = compareTexts(await createTestSite(await createTestForge()), { body: from }, { body: after })
  return { told: told.map((each) => each.replaceAll(/[\u202F\u00A0]/g, ' ')), shown: diffHtml?.replaceAll('<br>', '\n').replaceAll(/<span[^>]*>.*?<\/span>|<[^>]*>/g, '') }
}

describe('compareTexts', () => {
  it('shows what readers see, and no mark', async () => {
    const { told, shown } = await compare(before.replace('| 3 |', '| 4 |').replace('soir', 'matin').replace('ici', 'là'))
    expect(told).toEqual(['Remplace « 3 » par « 4 »', 'Remplace « ici » par « là »', 'Remplace « soir » par « matin »'])
    expect(shown).toBe('Vu :\n\n• Un lieu\n• Des ambassadeur·rices\n\nQuoi │ Combien\nRadios │ 34\n\nCiter icilà.\n\nNote du soirmatin.')
  })

  it('tells items, cells and footnotes that come in by their words, kept apart', async () => {
    const { told } = await compare(before.replace('\n\n| Quoi', '\n- Un jardin\n\n| Quoi').replace('3 |\n', '3 |\n| Fêtes | 7 |\n').replace('ici.', 'ici[^2].').concat('[^2]: Autre note.\n'))
    expect(told).toEqual(['Ajoute « Un jardin » après « Des ambassadeur·rices »', 'Ajoute « Fêtes │ 7 » après « Combien / Radios │ 3 »', 'Ajoute « Autre note. » après « Note du soir. »'])
  })

  it('tells where links lead, which nobody sees, whatever else changes', async () => {
    const linked = before.replace('Citer', '[Citer](https://ami.example)')
    expect((await compare(linked)).told).toEqual(['« Citer » mène à https://ami.example'])
    expect((await compare(linked.replace('ami', 'loup').replace('soir', 'matin'), linked)).told).toEqual(['Remplace « soir » par « matin »', '« Citer » mène à https://loup.example'])
    expect((await compare(`${before}\nVoir https://ami.example et [l’action 2](../actions/medias.md).\n`)).told.join()).not.toContain('mène')
  })

  it('tells of which words only the form changed, where nothing else did', async () => {
    expect(await compare(before.replace('**lieu**', 'lieu').replace('Note du soir', 'Note *du soir*'))).toEqual({ told: ['Change la mise en forme de « lieu »', 'Change la mise en forme de « du soir »'], shown: undefined })
    expect((await compare(`${before.replace('**lieu**', 'lieu')}\nFin.\n`)).told).toEqual([expect.stringContaining('« Fin. »')])
  })
})
