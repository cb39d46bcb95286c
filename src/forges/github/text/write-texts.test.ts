import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { translateGitHub } from '../../../i18n/github.ts'
import type { ChangeRequest } from '../../../ports.ts'
import { longestBody } from './format-body.ts'
import { contributionMarker, readMarker } from './marker.ts'
import { createTexts } from './write-texts.ts'

const texts = createTexts(translateGitHub('fr'), (id) => `https://plan.example/coordination/${id}/`)
const request: ChangeRequest = { contribution: '0000000042', number: 42, kind: 'amendment', branch: 'amendments/0000000042', items: ['lieux'], text: 'Parce que.', url: 'https://plan.example/contributions/0000000042/' }
const parser = unified().use(remarkParse).use(remarkGfm)

interface Node {
  type: string
  value?: string
  children?: Node[]
}

/** Kinds of every node but the blocks of code, and the blocks' contents. */
function read(body: string): { kinds: Set<string>; code: string[] } {
  const kinds = new Set<string>()
  const code: string[] = []
  const walk = (node: Node): void => {
    if (node.type === 'code') code.push(node.value ?? '')
    else kinds.add(node.type)
    node.children?.forEach(walk)
  }
  walk(parser.parse(body))
  return { kinds, code }
}

const unify = (text: string): string => text.replace(/\r\n?/g, '\n')

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom('`', '```', '~~~', '\n', '\r\n', '\r', '@team', 'fixes #1', '<!--', '-->', '<script>', '/merge', '](x)', '    ', '> ', '- ', '\t', 'a'), { maxLength: 40 }).map((parts) => parts.join('')),
)

describe('createTexts', () => {
  it('says in a pull request who wants what, where it is public and where to decide', () => {
    expect(texts.of(request)).toEqual({
      title: 'Proposition 42',
      body: `<!-- plan-vivant contribution 0000000042 -->
Pourquoi, dans les mots de la personne qui propose :

\`\`\`text
Parce que.
\`\`\`

Concerne : \`lieux\`

Page publique : https://plan.example/contributions/0000000042/

Décider : https://plan.example/coordination/0000000042/
`,
    })
  })

  it('keeps whatever was contributed inside one block of code, whole', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(text !== '')
        const { body } = texts.of({ ...request, text })
        const { kinds, code } = read(body)
        expect([...kinds].sort()).toEqual(['html', 'inlineCode', 'link', 'paragraph', 'root', 'text'])
        expect(code.map(unify)).toEqual([unify(text).replace(/\n$/, '').replaceAll('\0', '\ufffd')])
        expect(readMarker(body)).toBe(contributionMarker('0000000042'))
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['a long text', 'Bonjour 🌱 '.repeat(20_000)],
    ['nothing but back-ticks', '`'.repeat(100_000)],
    ['characters of two units each', '🌱'.repeat(60_000)],
  ])('cuts %s to what GitHub takes, says so, and links to the whole', (_, text) => {
    for (const body of [texts.of({ ...request, text }).body, texts.closing('0000000042', text)]) {
      expect(body.length).toBeLessThanOrEqual(longestBody)
      expect(body.isWellFormed()).toBe(true)
      expect(body).toContain('Texte coupé ici')
      expect(read(body).code).toHaveLength(1)
    }
    expect(texts.of({ ...request, text }).body).toContain(request.url)
  })

  it('puts no contributed text in a title, nor an item’s name that is none', () => {
    const { title, body } = texts.of({ ...request, kind: 'idea', text: '@everyone fixes #1', items: ['x` @everyone', 'lieux'] })
    expect(title).toBe('Idée 42')
    expect(body).toContain('Concerne\u00a0: `lieux`\n')
  })

  it('takes a marker for ours in the first line alone', () => {
    const { body } = texts.of({ ...request, text: '<!-- plan-vivant contribution 0000000099 -->' })
    expect(readMarker(body)).toBe(contributionMarker('0000000042'))
    expect(readMarker('Bonjour\n<!-- plan-vivant contribution 0000000099 -->')).toBeNull()
    expect(readMarker('<!-- plan-vivant contribution 0000000042 -->\r\nBonjour')).toBe(contributionMarker('0000000042'))
    expect(readMarker(null)).toBeNull()
  })
})
