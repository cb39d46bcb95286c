import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../domain/amendment.ts'
import { smallPlan } from '../testing/create-test-forge.ts'
import { keepWording } from './keep-wording.ts'
import { previewAmendment, withFiles } from './preview-amendment.ts'

const base = new Map(Object.entries(smallPlan).map(([path, text]) => [path.replace('content/', ''), text]))
const lieux = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const revise = (body: string, item = 'lieux'): Change[] => [{ type: 'revise', item, body }]
const after = (changes: Change[]) => withFiles(base, previewAmendment(base, base, changes).files)

describe('keepWording', () => {
  it('has the author’s words where both changed the same ones, and today’s elsewhere', () => {
    const today = after(revise('Œuvrer avec ces lieux.\nLes faire rayonner par des bals.\n'))
    const mine = revise(lieux.replace('Fravailler', 'Travailler'))
    expect(keepWording(base, today, mine)).toEqual(revise('Travailler avec ces lieux.\nLes faire rayonner par des bals.\n'))
  })

  it('proposes again an item that was taken out, where it was', () => {
    const today = after([{ type: 'remove', item: 'medias' }])
    expect(keepWording(base, today, revise('Créer un journal.\n', 'medias'))).toEqual([{ type: 'add', item: 'medias', kind: 'action', parent: 'recit', after: 'lieux', body: 'Créer un journal.\n' }])
  })

  it('takes out an item whose words changed since', () => {
    const today = after(revise('Créer un journal.\n', 'medias'))
    expect(keepWording(base, today, [{ type: 'remove', item: 'medias' }])).toEqual([{ type: 'remove', item: 'medias' }])
  })

  it('is impossible where nothing is left to change, or where the place is gone', () => {
    const mine = revise(lieux.replace('Fravailler', 'Travailler'))
    expect(keepWording(base, after(mine), mine)).toBeNull()
    const today = after([{ type: 'remove', item: 'medias' }])
    expect(keepWording(base, today, [{ type: 'remove', item: 'medias' }])).toBeNull()
    const empty = after(['lieux', 'medias', 'ecoute', 'recit'].map((item) => ({ type: 'remove', item })))
    expect(keepWording(base, empty, revise('Créer un journal.\n', 'medias'))).toBeNull()
  })

  it('keeps every change of a proposal about several items', () => {
    const today = after(revise('Œuvrer avec ces lieux.\nLes faire rayonner par des fêtes.\n'))
    const mine: Change[] = [...revise(lieux.replace('Fravailler', 'Travailler')), ...revise('Créer un journal.\n', 'medias'), { type: 'move', item: 'ecoute', parent: 'recit', after: null }]
    expect(keepWording(base, today, mine)).toEqual(mine)
  })

  it('always follows on today’s plan', () => {
    const words = fc.array(fc.constantFrom('Travailler', 'avec', 'ces', 'lieux', 'fêtes', 'bals', 'rayonner'), { minLength: 1, maxLength: 8 }).map((list) => `${list.join(' ')}.\n`)
    fc.assert(
      fc.property(words, words, words, (was, now, mine) => {
        const [at, today] = [was, now].map((body) => withFiles(base, previewAmendment(base, base, revise(body)).files)) as [Map<string, string>, Map<string, string>]
        const kept = keepWording(at, today, revise(mine))
        if (kept) expect(previewAmendment(today, today, kept).collisions).toEqual([])
        else expect([now, was]).toContain(mine)
      }),
      { numRuns: 60 },
    )
  })
})
