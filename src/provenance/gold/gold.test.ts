import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scoreWords } from '../score-words.ts'
import { traceProvenance } from '../trace-provenance.ts'
import { makeHistory } from './make-history.ts'
import { parseGold } from './parse-gold.ts'

const folder = new URL('.', import.meta.url)
const gold = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => parseGold(readFileSync(new URL(name, folder), 'utf8')))

describe('the gold set', () => {
  it.each(gold.map((history) => [history.name, history] as const))('%s: every word has its true origin', (_, { revisions, truth }) => {
    expect(scoreWords(traceProvenance(revisions), truth).wrong).toEqual([])
  })

  it('made histories score at least 99 % by word together and 95 % each', () => {
    const scores = Array.from({ length: 40 }, (_, seed) => {
      const { revisions, truth } = makeHistory(seed + 1, { items: 6, revisions: 40 })
      return scoreWords(traceProvenance(revisions), truth)
    })
    const sum = (pick: (score: { words: number; right: number }) => number): number => scores.reduce((total, score) => total + pick(score), 0)
    expect(sum(({ right }) => right) / sum(({ words }) => words)).toBeGreaterThan(0.99)
    for (const { right, words } of scores) expect(right / words).toBeGreaterThan(0.95)
  })
})
