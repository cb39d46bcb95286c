import fc from 'fast-check'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../text/parse-markdown.ts'
import type { Block } from '../parsed-discussion.ts'
import { formatBlocks } from './format-blocks.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text, lines: [1] })
const bullet = (text: string): Block => ({ kind: 'bullet', text, lines: [1] })
const noLink = (): undefined => undefined
const bare = (text: string): string => text.replace(/\s+/g, ' ').trim()

function nodeTypes(markdown: string): Set<string> {
  const types = new Set<string>()
  visit(parseMarkdown(markdown), (node) => void types.add(node.type))
  return types
}

describe('formatBlocks', () => {
  it.each([
    '1. créer un lien', '12) ensuite', '- un tiret', '+ un plus', '* une étoile', '# un titre', '> une citation', '---', '===', '***', '```js', '~~~', '<script>alert(1)</script>', '<b>gras</b>',
    '*emphase* et **gras**', '_souligné_', '`code`', '[lien](javascript:alert(1))', '![image](x.png)', '[^1]: note', '[x]: /y', '| a | b |', '~~barré~~', 'a &amp; b', '&lt;', '\\*', 'fin \\', 'www.exemple.fr', 'moi@exemple.fr', '- [ ] tâche',
    '<!-- caché -->', ':::', '{jsx}', 'import x from "y"', '<https://exemple.fr>', '$$x$$', '| --- |', '@[p-0000000000]',
  ])('keeps as plain words: %s', (text) => {
    const markdown = formatBlocks([paragraph(text)], noLink)
    expect(bare(toString(parseMarkdown(markdown)))).toBe(text)
    expect([...nodeTypes(markdown)].filter((type) => !['root', 'paragraph', 'text', 'link'].includes(type))).toEqual([])
  })

  it('writes one sentence a line, a blank line between paragraphs, a list for bullets', () => {
    const blocks = [paragraph('Un. Deux ! M. Trois ?'), bullet('quatre. Cinq'), bullet('six'), paragraph('Sept')]
    expect(formatBlocks(blocks, noLink)).toBe('Un.\nDeux !\nM. Trois ?\n\n- quatre.\n  Cinq\n- six\n\nSept')
  })

  it('makes links of addresses, and of references that lead somewhere, their words as written', () => {
    const linkTo = ({ kind, number }: { kind: string; number: number[] }): string | undefined => (number[0] === 9 ? undefined : `../${kind}/${number.join('-')}.md`)
    expect(formatBlocks([paragraph('Voir les actions 4 et 5, l’objectif 3 ou l’action 9 (https://exemple.fr/action-4).')], linkTo)).toBe(
      'Voir les [actions 4](../action/4.md) et [5](../action/5.md), [l’objectif 3](../objective/3.md) ou l’action 9 (<https://exemple.fr/action-4>).',
    )
  })

  it('turns no text into markup, and loses none of it', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.array(fc.constantFrom('*', '_', '[', ']', '(', ')', '<', '>', '#', '-', '+', '1.', '`', '~', '|', '!', '\\', '&', ':', '"', ' ', 'a', 'É. B', '? ', '. ', 'http://x.y', 'l’action 4'), { maxLength: 25 }).map((parts) => parts.join('')))
    fc.assert(
      fc.property(text, fc.boolean(), (raw, inList) => {
        const clean = bare(raw.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ''))
        if (clean === '') return
        const markdown = formatBlocks([inList ? bullet(clean) : paragraph(clean)], () => '../actions/x.md')
        expect(bare(toString(parseMarkdown(markdown)))).toBe(clean)
        expect([...nodeTypes(markdown)].filter((type) => !['root', 'paragraph', 'text', 'link', ...(inList ? ['list', 'listItem'] : [])].includes(type))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})
