import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findFrench } from './find-french.ts'

const dictionaries = join(import.meta.dirname, '../i18n')
const read = (language: string, area: string): [string, string][] => Object.entries(JSON.parse(readFileSync(join(dictionaries, language, area), 'utf8')))

describe('findFrench', () => {
  it('finds it in words, in what is read out, and not in addresses, code or quotations', () => {
    expect(findFrench('<p>Voici le plan</p><a aria-label="Modifier cette action" href="/propositions/">Change</a>')).toEqual(['Voici le plan', 'Modifier cette action'])
    expect(findFrench('<p>See https://plan.example/la/une and <code>le.html</code> <q lang="fr">le plan</q></p>')).toEqual([])
  })

  it('finds French in most French texts, so that it would be seen', () => {
    const texts = readdirSync(join(dictionaries, 'fr')).flatMap((area) => read('fr', area)).filter(([, text]) => text.length > 40)
    expect(texts.filter(([, text]) => findFrench(`<p>${text}</p>`).length > 0).length / texts.length).toBeGreaterThan(0.9)
  })

  it.each(readdirSync(join(dictionaries, 'en')))('finds none in the English %s', (area) => {
    expect(read('en', area).filter(([, text]) => findFrench(`<p>${text}</p>`).length > 0)).toEqual([])
  })
})
