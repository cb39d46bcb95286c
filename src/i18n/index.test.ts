import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseLanguage, createTranslate, languages } from './index.ts'
import type { Language } from './index.ts'
import { translateSite } from './site.ts'

const areas = readdirSync(join(import.meta.dirname, 'fr'))
const read = (language: Language, area: string): Record<string, string> => JSON.parse(readFileSync(join(import.meta.dirname, language, area), 'utf8'))
const parametersOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort()

describe('dictionaries', () => {
  it('are in every language for every area', () => {
    for (const language of languages) expect(readdirSync(join(import.meta.dirname, language)).sort()).toEqual([...areas].sort())
  })

  it.each(areas)('%s has the same keys, none empty, with the same parameters, in both languages', (area) => {
    const [fr, en] = [read('fr', area), read('en', area)]
    expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort())
    for (const [key, text] of Object.entries(fr)) {
      expect(text.trim(), key).not.toBe('')
      expect(en[key]!.trim(), key).not.toBe('')
      expect({ key, parameters: parametersOf(en[key]!) }).toEqual({ key, parameters: parametersOf(text) })
    }
  })

  it.each(areas)('%s keeps French typography: narrow spaces, curly apostrophes', (area) => {
    const faults = Object.entries(read('fr', area)).filter(([, text]) => /« | »| [;!?]|\p{L}'\p{L}/u.test(text.replace(/`[^`]*`/g, '')))
    expect(faults).toEqual([])
  })

  it.each(areas)('%s keeps a number on the line of its word', (area) => {
    const faults = Object.entries(read('fr', area)).filter(([, text]) => /(?:n°|l’axe|l’objectif|l’action|paragraphe) \{(?:number|into)\}/.test(text))
    expect(faults).toEqual([])
  })

  it.each(areas)('%s never shows words of Git', (area) => {
    const faults = Object.entries(read('fr', area)).filter(([, text]) => /\b(amendements?|fusion\w*|rebas\w*|registres?|commits?)\b/i.test(text.replace(/\{\w+\}/g, '')))
    expect(faults).toEqual([])
  })
})

describe('createTranslate', () => {
  it('elides « de » before a name in French, and nothing else', () => {
    const t = createTranslate({ idea: 'Idée de {name}.', basket: 'De {names}, de {item}, coude {name}' }, 'fr')
    expect(['Amélie', 'Élie', 'Œdipe', 'Bo', 'Hélène', 'Yann', '« Un »', ''].map((name) => t('idea', { name }))).toEqual([
      'Idée d’Amélie.', 'Idée d’Élie.', 'Idée d’Œdipe.', 'Idée de Bo.', 'Idée de Hélène.', 'Idée de Yann.', 'Idée de « Un ».', 'Idée de .',
    ])
    expect(t('basket', { names: 'Ana et Bo', item: 'Action 2', name: 'Ana' })).toBe('D’Ana et Bo, de Action 2, coude Ana')
    expect(createTranslate({ idea: 'De {name}' }, 'en')('idea', { name: 'Ana' })).toBe('De Ana')
  })

  it('has no parentheses within parentheses', () => {
    const t = createTranslate({ within: 'Reçue ({name}), saisie', beside: 'Par {name}' }, 'fr')
    expect(['Zoé (Lyon)', 'A (b) (c)', 'Zoé :)'].map((name) => t('within', { name }))).toEqual(['Reçue (Zoé [Lyon]), saisie', 'Reçue (A [b] [c]), saisie', 'Reçue (Zoé :)), saisie'])
    expect(t('beside', { name: 'Zoé (Lyon)' })).toBe('Par Zoé (Lyon)')
  })

  it('keeps a name from right to left apart from the number of a date', () => {
    const t = createTranslate({ row: '{name}, {date}' }, 'fr')
    expect(t('row', { name: 'محمد', date: '29 mars' })).toBe('\u2068محمد\u2069, 29 mars')
    expect(t('row', { name: 'Zoé', date: '29 mars' })).toBe('Zoé, 29 mars')
  })

  it('ends a sentence with a name’s own full stop, where it has one', () => {
    const t = createTranslate({ end: 'Proposé par {name}.', within: 'Proposé par {name}, le {date}.' }, 'fr')
    expect([t('end', { name: 'Amina B.' }), t('end', { name: 'Zoé' }), t('within', { name: 'Amina B.', date: '2 mai' })]).toEqual(['Proposé par Amina B.', 'Proposé par Zoé.', 'Proposé par Amina B., le 2 mai.'])
  })

  it('puts parameters in, as they are, and leaves unknown ones', () => {
    const t = createTranslate({ a: 'De {name} à {other}' }, 'fr')
    expect(t('a', { name: '<b>$&</b>' })).toBe('De <b>$&</b> à {other}')
  })

  it('chooses the plural by the language: zero is singular in French, plural in English', () => {
    expect(translateSite('fr')('count.action', { count: 0 })).toBe('0 action')
    expect(translateSite('en')('count.action', { count: 0 })).toBe('0 actions')
    expect(translateSite('fr')('count.action', { count: 22 })).toBe('22 actions')
    expect(translateSite('fr')('count.action', { count: 2_000_000 })).toMatch(/^2.000.000 actions$/u)
  })

  it('throws for a key that is missing, and names the dictionary to mend', () => {
    const t = createTranslate({ a: 'x' } as Record<string, string>, 'en')
    expect(() => t('b')).toThrow(/src\/i18n\/en/)
  })
})

describe('chooseLanguage', () => {
  it.each([['fr', 'fr'], ['fr-CA', 'fr'], ['EN', 'en'], ['pt', 'en'], ['', 'en']])('reads %s in %s', (tag, language) => {
    expect(chooseLanguage(tag)).toBe(language)
  })
})
