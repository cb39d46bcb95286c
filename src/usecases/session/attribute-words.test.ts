import { describe, expect, it } from 'vitest'
import { attributeWords } from './attribute-words.ts'

const before = 'Créer un fonds citoyen pour les lieux.\n\nDes fêtes partout dans les villages.'
const one = { id: '0000000001', text: before.replace('fonds', 'grand réseau') }
const two = { id: '0000000002', text: before.replace('villages', 'villages et les quartiers') }

describe('attributeWords', () => {
  it('says whose each added word is', () => {
    const after = 'Créer un grand réseau citoyen et solidaire pour les lieux.\n\nDes fêtes partout dans les villages et les quartiers.'
    const added = attributeWords(before, after, [one, two]).flatMap(({ parts }) => parts.filter(({ type }) => type === 'added').map(({ text, by }) => [text.trim(), by]))
    expect(added).toEqual([
      ['grand réseau', one.id],
      ['et solidaire', 'own'],
      ['et les quartiers', two.id],
    ])
  })

  it('tells a proposal’s words from those that were written beside them', () => {
    const after = before.replace('fonds', 'grand réseau ouvert')
    const added = attributeWords(before, after, [one]).flatMap(({ parts }) => parts.filter(({ type }) => type === 'added'))
    expect(added.map(({ text, by }) => [text.trim(), by])).toEqual([['grand réseau', one.id], ['ouvert', 'own']])
  })

  it('gives common words to whom they came in with', () => {
    const from = 'En mobilisant les citoyens du pays.'
    const amina = { id: '0000000003', text: 'En mobilisant les citoyennes et les citoyens du pays.' }
    const added = attributeWords(from, amina.text, [amina]).flatMap(({ parts }) => parts.filter(({ type }) => type === 'added'))
    expect(added.map(({ text, by }) => [text.trim(), by])).toEqual([['citoyennes et les', amina.id]])
  })

  it('loses no byte', () => {
    const after = 'Des fêtes, des bals.\n\nCréer un réseau citoyen pour les lieux.'
    const parts = attributeWords(before, after, [one, two]).flatMap((block) => block.parts)
    expect(parts.filter(({ type }) => type !== 'removed').map(({ text }) => text).join('')).toBe(after)
  })
})
