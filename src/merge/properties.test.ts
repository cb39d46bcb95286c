import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit, edit, planText, type Edit } from './arbitrary-texts.ts'
import { collide } from './collide.ts'
import { diffBlocks } from './diff-blocks.ts'
import { diffWords } from './diff-words.ts'
import { mergeMany } from './merge-many.ts'
import { mergeSides } from './merge-sides.ts'
import { merge3 } from './merge3.ts'
import { tokenize, visitWords } from './tokenize.ts'

const anyText = fc.oneof(planText, fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('*', '_', '>', '-', '[', ']', '(', ')', '|', '`', ' ', '\n', '\r', "'", '’', '.', 'a', 'É', '\u0301', '·', '\u202f', '1') }))
const edits = fc.array(edit, { minLength: 1, maxLength: 4 })

function rework(text: string, list: readonly Edit[], tag: string): string {
  return list.reduce((current, one, index) => applyEdit(current, one, `${tag}${index}`), text)
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { kind, key } of tokenize(text)) if (kind === 'word') counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function keysOf(text: string): string {
  return tokenize(text)
    .map(({ key }) => key)
    .join('')
}

describe('tokenize', () => {
  it('loses no byte of any text', () => {
    fc.assert(fc.property(anyText, (text) => tokenize(text).map((token) => token.text).join('') === text))
  })

  it('places each token where it stands', () => {
    fc.assert(fc.property(anyText, (text) => tokenize(text).every((token) => text.slice(token.start, token.end) === token.text && token.text !== '')))
  })

  it('finds the same words where words alone are asked for', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words: object[] = []
        visitWords(text, (start, end, key) => words.push({ start, end, key: key ?? text.slice(start, end) }))
        expect(words).toEqual(tokenize(text).flatMap(({ kind, start, end, key }) => (kind === 'word' ? [{ start, end, key }] : [])))
      }),
    )
  })
})

describe('diffWords', () => {
  it('gives both texts back exactly', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const parts = diffWords(before, after)
        expect(parts.filter(({ type }) => type !== 'added').map(({ text }) => text).join('')).toBe(before)
        expect(parts.filter(({ type }) => type !== 'removed').map(({ text }) => text).join('')).toBe(after)
      }),
    )
  })
})

describe('diffBlocks', () => {
  it('gives both texts back exactly', () => {
    fc.assert(
      fc.property(anyText, anyText, edits, (one, two, list) => {
        for (const after of [two, rework(one, list, 'x')]) {
          const blocks = diffBlocks(one, after)
          const old = blocks.filter(({ from }) => from >= 0).sort((a, b) => a.from - b.from)
          const fresh = blocks.filter(({ to }) => to >= 0).sort((a, b) => a.to - b.to)
          expect(old.map(({ before }) => before).join('')).toBe(one)
          expect(fresh.map((block) => block.after).join('')).toBe(after)
        }
      }),
    )
  })
})

describe('merge3', () => {
  it('is the identity on an unchanged base, byte for byte', () => {
    fc.assert(
      fc.property(anyText, anyText, edits, (base, other, list) => {
        for (const text of [other, rework(base, list, 'x')]) {
          expect(merge3(base, base, text).text).toBe(text)
          expect(merge3(base, text, base).text).toBe(text)
          expect(merge3(base, text, text)).toEqual({ text, clean: true, collisions: [] })
          // The same without the short cuts: what the assembly itself writes.
          expect(mergeSides(base, [base, text]).text).toBe(text)
          expect(mergeSides(base, [text, base]).text).toBe(text)
          expect(mergeSides(base, [text, text]).text).toBe(text)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('loses no word that anyone added: it is in the text or in a collision', () => {
    fc.assert(
      fc.property(planText, edits, edits, (base, one, two) => {
        const [ours, theirs] = [rework(base, one, 'nous'), rework(base, two, 'eux')]
        const { text, collisions } = merge3(base, ours, theirs)
        const found = countWords([text, ...collisions.flatMap((collision) => [collision.ours, collision.theirs])].join('\n\n'))
        for (const side of [ours, theirs]) for (const word of countWords(side).keys()) if (/^(?:nous|eux)\d$/.test(word)) expect(found.get(word) ?? 0, word).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
  })

  it('takes in no word twice and brings back none that both took out', () => {
    fc.assert(
      fc.property(planText, edits, edits, (base, one, two) => {
        const [ours, theirs] = [rework(base, one, 'nous'), rework(base, two, 'eux')]
        const { text, clean } = merge3(base, ours, theirs)
        const [before, mine, yours] = [countWords(base), countWords(ours), countWords(theirs)]
        for (const [word, count] of countWords(text)) {
          const [b, o, t] = [before.get(word) ?? 0, mine.get(word) ?? 0, yours.get(word) ?? 0]
          expect(count, word).toBeLessThanOrEqual(Math.max(b, o, t, o + t - b, o + t))
          if (/^(?:nous|eux)\d$/.test(word)) expect(count, word).toBe(1)
          if (clean && o === 0 && t === 0) expect(count, word).toBe(0)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('collides or not whichever side comes first', () => {
    fc.assert(
      fc.property(planText, edits, edits, (base, one, two) => {
        const [ours, theirs] = [rework(base, one, 'nous'), rework(base, two, 'eux')]
        expect(collide(base, ours, theirs)).toBe(collide(base, theirs, ours))
        expect(collide(base, ours, theirs)).toBe(!merge3(base, ours, theirs).clean)
      }),
      { numRuns: 400 },
    )
  })
})

describe('mergeMany', () => {
  it('gives with two proposals what merge3 gives', () => {
    fc.assert(
      fc.property(planText, edits, edits, (base, one, two) => {
        const [ours, theirs] = [rework(base, one, 'nous'), rework(base, two, 'eux')]
        expect(mergeMany(base, [ours, theirs]).text).toBe(merge3(base, ours, theirs).text)
      }),
    )
  })

  it('gives what merge3 gives one after the other, in any order, where no two changes touch', () => {
    const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    fc.assert(
      fc.property(planText, edit, edit, edit, (base, ...list) => {
        const proposals = list.map((one, index) => applyEdit(base, one, `${'abc'.charAt(index)}x`))
        const all = mergeSides(base, proposals).changes.flatMap((changes, side) => changes.map((change) => ({ ...change, side })))
        fc.pre(all.every((one) => all.every((two) => one.side >= two.side || one.end < two.start || two.end < one.start)))
        const together = mergeMany(base, proposals)
        expect(together.clean).toBe(true)
        for (const order of orders) {
          const steps = order.reduce<{ text: string; clean: boolean }>(
            (current, index) => {
              const { text, clean } = merge3(base, current.text, proposals[index] as string)
              return { text, clean: clean && current.clean }
            },
            { text: base, clean: true },
          )
          // A passage moved and reworded at once may not be known again; that is then a collision, never a silent difference.
          if (!steps.clean) expect(list.some(({ kind }) => kind === 'move')).toBe(true)
          // But for the apostrophes of a word that stands twice, which words alone cannot tell apart.
          else expect(keysOf(steps.text)).toBe(keysOf(together.text))
        }
      }),
      { numRuns: 400 },
    )
  })
})
