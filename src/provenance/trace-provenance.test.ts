import { describe, expect, it } from 'vitest'
import { createTracer } from './create-tracer.ts'
import { listTracedWords } from './list-traced-words.ts'
import type { TextRevision } from './text-revision.ts'
import { traceProvenance } from './trace-provenance.ts'
import type { TracedText } from './traced-text.ts'

const local = 'Nous proposons de créer des monnaies locales complémentaires dans chaque territoire.'
const bank = 'La banque coopérative finance les projets citoyens sans demander de garantie personnelle.'
const media = 'Un média indépendant raconte chaque semaine ce que font les groupes locaux.'

/** Revisions a, b, c… from one object of texts each. */
function history(...steps: Record<string, string | null>[]): TextRevision[] {
  return steps.map((texts, index) => ({ revision: String.fromCharCode(97 + index), texts: new Map(Object.entries(texts)) }))
}

function trace(revisions: TextRevision[], item = 'x'): TracedText {
  return traceProvenance(revisions).get(item) as TracedText
}

/** `a: words… | b: words…`, with the source's name after a slash. */
function tell(traced: TracedText): string {
  const parts: { name: string; words: string[] }[] = []
  for (const { word, origin } of listTracedWords(traced)) {
    const name = origin.origin === 'own' ? origin.revision : `${origin.revision}/${origin.origin}`
    if (parts.at(-1)?.name === name) parts.at(-1)?.words.push(word)
    else parts.push({ name, words: [word] })
  }
  return parts.map(({ name, words }) => `${name}: ${words.join(' ')}`).join(' | ')
}

function owners(traced: TracedText): string[] {
  return traced.sentences.map(({ origins }) => origins.map(({ revision }) => revision).join('+'))
}

describe('traceProvenance', () => {
  it('credits a replaced word to who replaced it and leaves the rest', () => {
    expect(tell(trace(history({ x: local }, { x: local.replace('territoire', 'commune') })))).toBe('a: Nous proposons de créer des monnaies locales complémentaires dans chaque | b: commune')
  })

  it('does not let common words carry their authorship into a rewritten sentence', () => {
    const before = 'La création de la banque est dans les mains de la région et de ses habitants.'
    const after = 'Le choix de la date est dans le texte que le comité écrit pour la prochaine séance.'
    expect(owners(trace(history({ x: before }, { x: after })))).toEqual(['b'])
  })

  it('keeps the authorship of sentences that change places', () => {
    const traced = trace(history({ x: `${local}\n${bank}` }, { x: `${local}\n${bank}\n\n${media}` }, { x: `${media}\n\n${bank}\n${local}` }))
    expect(owners(traced)).toEqual(['b', 'a', 'a'])
    expect(traced.sentences.flatMap(({ touched }) => touched)).toEqual([])
    expect(traced.sentences.flatMap(({ events }) => events.map(({ kind }) => kind))).toContain('moved')
  })

  it('follows a paragraph from one item to another', () => {
    const revisions = history({ x: `${local}\n\n${bank}`, y: media }, { x: local, y: `${media}\n\n${bank}` })
    const moved = trace(revisions, 'y').sentences[1]
    expect(moved?.origins).toEqual([{ revision: 'a', origin: 'own' }])
    expect(moved?.events.at(-1)).toMatchObject({ kind: 'moved', from: 'x', revision: 'b' })
    expect(trace(revisions).gone).toMatchObject([{ text: bank, since: 'a', revision: 'b', movedTo: 'y' }])
  })

  it('follows a sentence that is moved to another item and edited at once', () => {
    const revisions = history({ x: `${local}\n${bank}`, y: media }, { x: local, y: `${media}\n${bank.replace('demander', 'exiger')}` })
    expect(tell(trace(revisions, 'y'))).toContain('a: Un média indépendant raconte chaque semaine ce que font les groupes locaux La banque coopérative finance les projets citoyens sans | b: exiger | a: de garantie personnelle')
    expect(trace(revisions, 'y').sentences[1]).toMatchObject({ touched: ['b'], replaced: [{ text: bank, revision: 'b' }] })
  })

  it('follows a phrase when a sentence is split in two and when two are joined', () => {
    const joined = 'Un média indépendant raconte ce que font les groupes locaux et la banque coopérative finance leurs projets sans garantie personnelle.'
    const split = 'Un média indépendant raconte ce que font les groupes locaux.\nEn outre, la banque coopérative finance leurs projets sans garantie personnelle.'
    const splitTrace = trace(history({ x: joined }, { x: split }))
    expect(tell(splitTrace)).toBe('a: Un média indépendant raconte ce que font les groupes locaux | b: En outre | a: la banque coopérative finance leurs projets sans garantie personnelle')
    expect(splitTrace.sentences.map(({ events }) => events.at(-1)?.kind)).toEqual(['split', 'split'])
    const joinedTrace = trace(history({ x: split }, { x: joined }))
    expect(tell(joinedTrace)).toBe('a: Un média indépendant raconte ce que font les groupes locaux | b: et | a: la banque coopérative finance leurs projets sans garantie personnelle')
    expect(joinedTrace.sentences[0]?.events.at(-1)?.kind).toBe('joined')
    expect(joinedTrace.sentences[0]?.replaced.map(({ text }) => text)).toEqual(split.split('\n'))
  })

  it('gives a reverted text back to its first author', () => {
    expect(owners(trace(history({ x: `${local}\n${bank}` }, { x: media }, { x: `${local}\n${bank}` })))).toEqual(['a', 'a'])
  })

  it('gives a removed item that comes back its authorship and history', () => {
    const traced = trace(history({ x: `${local}\nOui.` }, { x: null }, { x: `${local}\nOui.` }))
    expect(owners(traced)).toEqual(['a', 'a'])
    expect(traced.sentences[0]?.events.map(({ kind }) => kind)).toEqual(['written', 'restored'])
    expect(traced.gone).toEqual([])
  })

  it('gives words that come back inside a sentence changed again their first author', () => {
    const revisions = history({ x: local }, { x: local.replace('chaque territoire', 'toutes les communes') }, { x: local.replace('créer', 'lancer') })
    expect(tell(trace(revisions))).toBe('a: Nous proposons de | c: lancer | a: des monnaies locales complémentaires dans chaque territoire')
  })

  it('gives a sentence that is restored with a change its first author', () => {
    const traced = trace(history({ x: `${local}\n${bank}` }, { x: local }, { x: `${local}\n${bank.replace('personnelle', 'écrite')}` }))
    expect(tell(traced)).toContain('demander de garantie | c: écrite')
    expect(traced.sentences[1]?.events.map(({ kind }) => kind)).toEqual(['written', 'restored'])
  })

  it('knows a renamed item by its words and its title with it', () => {
    const first: TextRevision = { revision: 'a', texts: new Map([['x', `${local}\nOui.`]]), titles: new Map([['x', 'Monnaies']]) }
    const second: TextRevision = { revision: 'b', texts: new Map([['x', null], ['z', `${local}\nOui.`]]), titles: new Map([['x', null], ['z', 'Monnaies']]) }
    const result = traceProvenance([first, second])
    expect([...result.keys()]).toEqual(['z', 'z#title'])
    expect(owners(result.get('z') as TracedText)).toEqual(['a', 'a'])
    expect(owners(result.get('z#title') as TracedText)).toEqual(['a'])
  })

  it('leaves authorship alone where only typography changes, and says so', () => {
    const plain = "L'assemblée dit \"oui\" à l'école : c'est décidé."
    const typographic = 'L’assemblée dit « oui » à l’école\u202f: c’est décidé.'
    const traced = trace(history({ x: plain.normalize('NFD') }, { x: typographic }))
    expect(owners(traced)).toEqual(['a'])
    expect(traced.sentences[0]).toMatchObject({ touched: [], events: [{ kind: 'written' }, { kind: 'typography', revision: 'b' }] })
  })

  it('tells a removal of words and a comma, which leave no word', () => {
    const traced = trace(history({ x: local }, { x: local.replace(' complémentaires', '') }, { x: local.replace(' complémentaires', ',') }))
    expect(owners(traced)).toEqual(['a'])
    expect(traced.sentences[0]?.touched).toEqual(['b', 'c'])
    expect(traced.sentences[0]?.events.map(({ kind }) => kind)).toEqual(['written', 'reworded', 'retouched'])
  })

  it('says what a new sentence replaced, and what is gone', () => {
    const replaced = trace(history({ x: `${local}\n${bank}` }, { x: `${local}\n${media}` }))
    expect(replaced.sentences[1]).toMatchObject({ created: 'a', touched: ['b'], replaced: [{ text: bank, revision: 'b' }] })
    expect(replaced.gone).toEqual([])
    expect(replaced.sentences[1]).toMatchObject({ origins: [{ revision: 'b' }], formerOrigins: [{ revision: 'a', origin: 'own' }] })
    expect(replaced.sentences[0]).not.toHaveProperty('formerOrigins')
    const removed = trace(history({ x: `${local}\n${bank}` }, { x: local }))
    expect(removed.gone).toMatchObject([{ text: bank, since: 'a', revision: 'b' }])
  })

  it('tells the whole life of a sentence: reworded twice, moved, removed, and restored by a revert', () => {
    const once = local.replace('créer', 'lancer')
    const twice = once.replace('territoire', 'commune')
    const traced = trace(
      history({ x: `${local}\n${bank}`, y: media }, { x: `${once}\n${bank}` }, { x: `${twice}\n${bank}` }, { x: bank, y: `${media}\n${twice}` }, { y: media }, { y: `${media}\n${twice}` }),
      'y',
    )
    const sentence = traced.sentences[1]
    expect(tell({ ...traced, sentences: [] })).toContain('a: Un média indépendant raconte chaque semaine ce que font les groupes locaux Nous proposons de | b: lancer | a: des monnaies locales complémentaires dans chaque | c: commune')
    expect(sentence?.events.map(({ kind, revision }) => `${revision} ${kind}`)).toEqual(['a written', 'b reworded', 'c reworded', 'd moved', 'f restored'])
    expect(sentence).toMatchObject({ created: 'a', touched: ['b', 'c'], replaced: [{ text: local, revision: 'b' }, { text: once, revision: 'c' }] })
  })

  it('does not credit a short sentence of another item', () => {
    const revisions = history({ y: 'À préciser.' }, { x: `${local}\nÀ préciser.` })
    expect(owners(trace(revisions))).toEqual(['b', 'b'])
  })

  it('keeps the line of a sentence through rewordings and gives copies their own', () => {
    const revisions = history({ x: local }, { x: local.replace('créer', 'lancer') }, { y: `${local.replace('créer', 'lancer')}` })
    const result = traceProvenance(revisions)
    const [kept, copy] = [result.get('x')?.sentences[0], result.get('y')?.sentences[0]]
    expect(kept?.line).toBe(traceProvenance(revisions.slice(0, 1)).get('x')?.sentences[0]?.line)
    expect(copy?.line).not.toBe(kept?.line)
    expect(copy?.events.at(-1)).toMatchObject({ kind: 'copied', from: 'x' })
  })
})

describe('sources of a revision', () => {
  it('credits a proposal with its words and the decider with words that are in no parent', () => {
    const [first] = history({ x: local })
    const proposed = local.replace('monnaies', 'monnaies libres et')
    const merged = proposed.replace('proposons', 'décidons')
    const revision: TextRevision = { revision: 'm', texts: new Map([['x', merged]]), sources: [{ origin: 'proposed', texts: new Map([['x', proposed]]) }] }
    expect(tell(trace([first as TextRevision, revision]))).toBe('a: Nous | m: décidons | a: de créer des monnaies | m/proposed: libres et | a: locales complémentaires dans chaque territoire')
  })

  it('credits the commits of a branch one by one, the earliest first', () => {
    const [first] = history({ x: local })
    const step = `${local}\n${bank}`
    const last = `${local}\n${bank.replace('citoyens', 'associatifs')}`
    const revision: TextRevision = {
      revision: 'm',
      texts: new Map([['x', last]]),
      sources: [
        { origin: 'first', texts: new Map([['x', step]]) },
        { origin: 'second', texts: new Map([['x', last]]) },
      ],
    }
    expect(tell(trace([first as TextRevision, revision]))).toContain('m/first: La banque coopérative finance les projets | m/second: associatifs | m/first: sans demander')
  })

  it('credits a proposal whose words the coordinator places in another item', () => {
    const [first] = history({ x: local, y: media })
    const revision: TextRevision = {
      revision: 'm',
      texts: new Map([['y', `${media}\nDe plus, la banque coopérative finance les projets citoyens.`]]),
      sources: [{ origin: 'proposed', texts: new Map([['x', `${local}\n${bank}`]]) }],
    }
    expect(tell(trace([first as TextRevision, revision], 'y'))).toContain('m: De plus | m/proposed: la banque coopérative finance les projets citoyens')
  })

  it('keeps both proposals apart when a merge holds the words of both', () => {
    const base = `${local}\n${bank}`
    const one = base.replace('créer', 'lancer')
    const two = base.replace('créer', 'inventer').replace('citoyens', 'associatifs')
    const resolved = one.replace('citoyens', 'associatifs').replace('lancer', 'imaginer')
    const revisions: TextRevision[] = [
      { revision: 'a', texts: new Map([['x', base]]) },
      { revision: 'b', texts: new Map([['x', one]]), sources: [{ origin: 'proposed', texts: new Map([['x', one]]) }] },
      { revision: 'c', texts: new Map([['x', resolved]]), sources: [{ origin: 'proposed', texts: new Map([['x', two]]) }] },
    ]
    expect(tell(trace(revisions))).toBe('a: Nous proposons de | c: imaginer | a: des monnaies locales complémentaires dans chaque territoire La banque coopérative finance les projets | c/proposed: associatifs | a: sans demander de garantie personnelle')
  })
})

describe('createTracer', () => {
  it('goes on from a saved state as if it had never stopped', () => {
    const revisions = history({ x: `${local}\n${bank}`, y: media }, { x: bank }, { y: `${media}\n\n${local}` }, { x: `${bank}\n${local}` })
    const cold = traceProvenance(revisions)
    const first = createTracer()
    for (const revision of revisions.slice(0, 2)) first.add(revision)
    const second = createTracer(first.save())
    for (const revision of revisions.slice(2)) second.add(revision)
    expect(JSON.stringify([...second.result()])).toBe(JSON.stringify([...cold]))
    expect(second.head()).toBe('d')
  })

  it('still knows what left a removed text', () => {
    const tracer = createTracer()
    for (const revision of history({ x: `${local}\n${bank}`, y: media }, { x: null, y: `${media}\n${bank}` })) tracer.add(revision)
    expect(tracer.trace('x')).toBeUndefined()
    expect([...tracer.result().keys()]).toEqual(['y'])
    const departed = tracer.departed()
    expect([...departed.keys()]).toEqual(['x'])
    expect(departed.get('x')).toMatchObject({ text: '', sentences: [], gone: [{ text: local, revision: 'b' }, { text: bank, revision: 'b', movedTo: 'y' }] })
    expect(createTracer(tracer.save()).departed()).toEqual(departed)
  })

  it('takes its time, not for ever, on texts that repeat a few words without end', () => {
    const repeated = 'a '.repeat(20_000)
    const alternating = Array.from({ length: 8_000 }, (_, n) => `mot${n % 7}`).join(' ')
    const result = traceProvenance([...history({ x: repeated, y: alternating }, { x: `${repeated}b`, y: alternating.replaceAll('mot3', 'nom') })])
    expect(tell(result.get('x') as TracedText)).toMatch(/^a: a .* \| b: b$/)
  })

  it('refuses a revision twice', () => {
    const tracer = createTracer()
    const [revision] = history({ x: local })
    expect(tracer.add(revision as TextRevision)).toEqual(['x'])
    expect(() => tracer.add(revision as TextRevision)).toThrow(RangeError)
  })
})
