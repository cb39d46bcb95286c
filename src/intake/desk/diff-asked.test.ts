import { describe, expect, it } from 'vitest'
import { diffAsked } from './diff-asked.ts'

const was = { body: 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }
const ask = (body: string, title?: string) => diffAsked([{ type: 'revise', item: 'lieux', body, ...(title && { title }) }], () => was)

describe('diffAsked', () => {
  it('gives the words that change, and the whole words from the first change to the last', () => {
    const asked = ask(was.body.replace('Fravailler', 'Travailler').replace('ces lieux', 'ces beaux lieux'))
    expect(asked.words().split(/\s+/).sort()).toEqual(['Fravailler', 'Travailler', 'beaux'])
    expect(asked.passages()).toEqual([{ before: 'Fravailler avec ces', after: 'Travailler avec ces beaux' }])
  })

  it('never cuts a word in a passage', () => {
    expect(ask(was.body.replace('rayonner', 'rayonnent')).passages()).toEqual([{ before: 'rayonner', after: 'rayonnent' }])
    expect(ask(was.body.replace('fêtes.', 'fêtes et des bals.')).passages()).toEqual([{ before: 'fêtes.', after: 'fêtes et des bals.' }])
  })

  it('tells the title before the text', () => {
    expect(ask(was.body.replace('fêtes', 'bals'), 'Les lieux').tellings().map(({ after }) => after)).toEqual(['Les lieux', 'bals'])
  })

  it('tells a text that nobody has any more as nothing', () => {
    expect(diffAsked([{ type: 'revise', item: 'gone', body: 'X.\n' }], () => null).tellings()).toEqual([])
  })
})
