import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDiscussion } from '../framavox/parse-discussion.ts'
import { describeParse } from './describe-parse.ts'
import { doubtWords } from './words.ts'

const source = join(import.meta.dirname, '..')

describe('describeParse', () => {
  it('shows the tree, the comments in their threads, then the doubts with their lines', () => {
    const text = describeParse(parseDiscussion(readFileSync(join(source, 'testing/seed-page.txt'), 'utf8')))
    expect(text).toContain('3 axes, 7 objectifs, 22 actions, 6 paragraphes d’introduction')
    expect(text).toContain('\nAxe 3 : s’étendre\n  Objectif 6 : constituer notre organisation territoriale\n    Action 17 : Organiser')
    expect(text).toContain('9 commentaires, dont 5 réponses')
    expect(text).toContain('\n    2023-09-29 07:13 Paul BOYER → Sibille (déduit)')
    expect(text).toContain('ligne 11\u202f: le texte annonce 8 objectifs et 23 actions\u202f; 7 objectifs et 22 actions sont là')
    expect(text).toContain('ligne 63\u202f: l’action 4 → action 4')
  })

  it('has words for every doubt', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    const codes = files.flatMap((path) => Array.from(readFileSync(join(source, path), 'utf8').matchAll(/(?:code: |doubt\(|return |: )'((?:number|heading|link|header|email|name|other|formatting|lost|bad|no|empty|title|unknown|announced)-[a-z-]+)'/g), (match) => match[1] ?? ''))
    expect(new Set(codes).size).toBeGreaterThan(15)
    for (const code of new Set(codes)) expect(doubtWords({ code, line: 1, data: { words: [] } }), code).not.toBe(code)
  })
})
