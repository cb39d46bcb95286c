import { describe, expect, it } from 'vitest'
import { chooseCopy } from './offline-copy.ts'

const file = (path: string, bytes = 100) => ({ path, bytes, hash: 'h' })
const addresses = (paths: string[], budget?: number) => {
  const { small, rest, later } = chooseCopy(paths.map((path) => file(path)), budget)
  return { small: small.map(([address]) => address), rest: rest.map(([address]) => address), later: later.map(([address]) => address) }
}

describe('chooseCopy', () => {
  it('puts the plan before what was said about it, by address', () => {
    expect(addresses(['contributions/ab/index.html', 'plan/imprimer/index.html', 'actions/un/index.html', 'index.html', 'plan/index.html', '_assets/a.css', 'recherche/textes/0.json', 'recherche/index.json', '404.html'])).toEqual({
      small: ['_assets/a.css', '', 'plan/'],
      rest: ['actions/un/', 'recherche/index.json', 'recherche/textes/0.json', 'contributions/ab/'],
      later: ['404.html', 'plan/imprimer/'],
    })
  })

  it('leaves out data for machines, compressed twins, and the intake’s empty page', () => {
    const paths = ['index.html.br', 'build.json', 'donnees/plan.json', 'actions/un/flux.xml', 'gabarit/index.html', 'sw.js']
    expect(addresses(paths)).toEqual({ small: [], rest: [], later: [] })
  })

  it('says the content of each file once: by its name, or by its hash', () => {
    expect(chooseCopy([file('_assets/a.1b2c.css'), file('plan/index.html')]).small).toEqual([['_assets/a.1b2c.css', ''], ['plan/', 'h']])
  })

  it('stops at the budget, the least needed first', () => {
    expect(addresses(['index.html', 'actions/un/index.html', 'journal/index.html'], 250)).toEqual({ small: [''], rest: ['actions/un/'], later: [] })
  })
})
