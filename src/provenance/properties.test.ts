import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenize } from '../merge/tokenize.ts'
import { createTracer } from './create-tracer.ts'
import { makeHistory } from './gold/make-history.ts'
import { listTracedWords } from './list-traced-words.ts'
import type { TextRevision } from './text-revision.ts'
import { traceProvenance } from './trace-provenance.ts'
import type { TracedText } from './traced-text.ts'

const sentence = fc.constantFrom(
  'Oui.',
  'Non !',
  'La banque finance les projets citoyens du territoire.',
  'La banque coopérative finance tous les projets citoyens.',
  'Les monnaies locales relient les habitants de chaque territoire.',
  'Chaque territoire a sa monnaie, et chaque monnaie relie ses habitants.',
  '- un média indépendant\n- un réseau de lieux',
  '**Le** fonds [citoyen](../actions/x.md) est à nous : « à tous ».',
)
const anyText = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.tuple(sentence, fc.constantFrom('\n', ' ', '\n\n', '\r\n')), { maxLength: 7 }).map((parts) => parts.map((part) => part.join('')).join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom('a', 'b', 'de', 'la', '. ', '\n\n', '\n', ' ', '- ', '1. ', '](x "y z")', '```\n'), { maxLength: 40 }).map((parts) => parts.join('')) },
)
const item = fc.constantFrom('x', 'y', 'z')
const texts = fc.dictionary(item, fc.option(anyText, { freq: 6 }), { maxKeys: 3, noNullPrototype: true }).map((record) => new Map(Object.entries(record)))
const histories = fc
  .array(fc.record({ texts, titles: texts, source: texts }), { maxLength: 10 })
  .map((steps) => steps.map(({ texts, titles, source }, index): TextRevision => ({ revision: `r${index}`, texts, titles, sources: [{ origin: 'proposed', texts: source }] })))

const madeHistories = fc.integer().map((seed) => makeHistory(seed, { items: 3, revisions: 12 }).revisions)
const anyHistory = fc.oneof(histories, madeHistories)

function words(text: string | null | undefined): Set<string> {
  return new Set(tokenize(text ?? '').filter(({ kind }) => kind === 'word').map(({ key }) => key.toLowerCase()))
}

/** Words of all texts that a revision, or one of its sources, gives. */
function appeared(revisions: readonly TextRevision[]): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>()
  for (const { revision, texts, titles, sources } of revisions) {
    all.set(`${revision} own`, new Set([...texts.values(), ...(titles?.values() ?? [])].flatMap((text) => [...words(text)])))
    for (const source of sources ?? []) all.set(`${revision} ${source.origin}`, new Set([...source.texts.values()].flatMap((text) => [...words(text)])))
  }
  return all
}

const toJson = (result: ReadonlyMap<string, TracedText>): string => JSON.stringify([...result])

describe('traceProvenance, whatever the history', () => {
  it('gives each word of each final text exactly one origin, at which the word stood', () => {
    fc.assert(
      fc.property(anyHistory, (revisions) => {
        const standing = appeared(revisions)
        for (const traced of traceProvenance(revisions).values()) {
          for (const { word, origin } of listTracedWords(traced)) {
            expect(standing.get(`${origin.revision} ${origin.origin}`)).toContain([...words(word)][0])
          }
        }
      }),
    )
  })

  it('ends with the last given texts, byte for byte, in sentences that hold every word', () => {
    fc.assert(
      fc.property(anyHistory, (revisions) => {
        const last = new Map(revisions.flatMap(({ texts, titles }) => [...texts, ...[...(titles ?? [])].map(([key, text]): [string, string | null] => [`${key}#title`, text])]))
        const result = traceProvenance(revisions)
        expect(new Map([...result].map(([key, { text }]) => [key, text]))).toEqual(new Map([...last].filter(([, text]) => text !== null)))
        for (const { spans, sentences } of result.values()) {
          for (const span of spans) expect(sentences.filter(({ start, end }) => start <= span.start && span.end <= end)).toHaveLength(1)
        }
      }),
    )
  })

  it('gives the same result twice, and from a saved state at any point', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (revisions, cut) => {
        const cold = toJson(traceProvenance(revisions))
        const first = createTracer()
        const at = revisions.length === 0 ? 0 : cut % revisions.length
        for (const revision of revisions.slice(0, at)) first.add(revision)
        const second = createTracer(first.save())
        for (const revision of revisions.slice(at)) second.add(revision)
        expect(toJson(second.result())).toBe(cold)
        expect(createTracer(second.save()).save()).toEqual(second.save())
        expect(toJson(traceProvenance(revisions))).toBe(cold)
      }),
    )
  })

  it('outlines each text as it traces it', () => {
    fc.assert(
      fc.property(anyHistory, (revisions) => {
        const tracer = createTracer()
        for (const revision of revisions) tracer.add(revision)
        for (const [key, traced] of tracer.result()) {
          expect(tracer.outline(key)).toEqual({
            text: traced.text,
            spans: traced.spans,
            sentences: traced.sentences.map(({ start, end, created, events }) => ({ start, end, created, events: events.map(({ revision, kind, from }) => ({ revision, kind, ...(from !== undefined && { from }) })) })),
            gone: traced.gone.map(({ text, since, revision, movedTo }) => ({ text, since, revision, ...(movedTo !== undefined && { movedTo }) })),
            words: listTracedWords(traced).length,
          })
        }
      }),
    )
  })

  it('keeps lines unique', () => {
    fc.assert(
      fc.property(anyHistory, (revisions) => {
        const lines = [...traceProvenance(revisions).values()].flatMap(({ sentences }) => sentences.map(({ line }) => line))
        expect(new Set(lines).size).toBe(lines.length)
      }),
    )
  })
})
