import { describe, expect, it } from 'vitest'
import { followQuote } from './follow-quote.ts'
import { traceProvenance } from './trace-provenance.ts'
import type { TracedText } from './traced-text.ts'

const local = 'Nous proposons de créer des monnaies locales complémentaires dans chaque territoire.'
const bank = 'La banque coopérative finance les projets citoyens sans demander de garantie personnelle.'

function trace(...bodies: (string | null)[]): TracedText {
  const traced = traceProvenance(bodies.map((body, index) => ({ revision: String.fromCharCode(97 + index), texts: new Map([['x', body]]) })))
  return traced.get('x') as TracedText
}

describe('followQuote', () => {
  it('finds a passage that still reads as quoted', () => {
    const traced = trace(local, `${bank}\n${local}`)
    expect(followQuote(traced, { exact: 'monnaies locales' })).toMatchObject({ status: 'here', place: { start: traced.text.indexOf('monnaies'), kind: 'exact' } })
  })

  it('leads from an old wording to what it has become, with each revision since', () => {
    const traced = trace(`${local}\n${bank}`, `${local.replace('créer', 'lancer')}\n${bank}`, `${local.replace('créer', 'lancer').replace('territoire', 'commune')}\n${bank}`)
    expect(followQuote(traced, { exact: 'créer des monnaies' })).toMatchObject({ status: 'reworded', since: ['b', 'c'], sentence: { start: 0 } })
    expect(followQuote(traced, { exact: 'dans chaque territoire' })).toMatchObject({ status: 'reworded', since: ['c'] })
  })

  it('says of a sentence that is gone since when', () => {
    const traced = trace(`${local}\n${bank}`, `${local}\n${bank.replace('citoyens', 'communs')}`, local)
    expect(followQuote(traced, { exact: 'finance les projets communs' })).toMatchObject({ status: 'gone', sentence: { revision: 'c' } })
    expect(followQuote(traced, { exact: bank })).toMatchObject({ status: 'gone', sentence: { text: bank.replace('citoyens', 'communs') } })
  })

  it('follows a quotation of several sentences by one of them', () => {
    const traced = trace(`${local}\n${bank}`, `${local.replace('créer', 'lancer')}`)
    expect(followQuote(traced, { exact: `${local}\n${bank}` })).toMatchObject({ status: 'reworded', sentence: { line: traced.sentences[0]?.line } })
  })

  it('knows nothing of words that never stood there', () => {
    expect(followQuote(trace(local), { exact: 'un média indépendant raconte' })).toBeUndefined()
  })
})
