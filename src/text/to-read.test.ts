import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPlain, toRead } from './plain.ts'
import { markdownText } from './testing/text-arbitraries.ts'

const words = fc.array(fc.constantFrom('les', 'ambassadeur·rices', 'citoyen·ne·s', 'peut-être', 'a | b', '« Oui ! »', 'n°', '3 · 4'), { minLength: 1, maxLength: 4 }).map((each) => `Ici ${each.join(' ')}.`)
const inCell = (text: string): string => text.replaceAll('|', '\\|')
/** Blocks as Markdown, each with what readers see. */
const block = fc.oneof(
  words.map((text) => [text, text]),
  words.map((text) => [`## **${text}**`, text]),
  words.map((text) => [`> ${text}`, text]),
  fc.tuple(words, words, words).map(([one, two, three]) => [`- ${one}\n  - *${two}*\n- ${three}`, `• ${one}\n  ◦ ${two}\n• ${three}`]),
  fc.tuple(words, words).map(([one, two]) => [`| ${inCell(one)} | B |\n|---|:-:|\n| ${inCell(two)} | 1 |`, `${one} │ B\n${two} │ 1`]),
)

describe('toRead', () => {
  it('reads lists, tables, quotations and headings as they are seen, and words byte for byte', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), words, (blocks, note) => {
        // A paragraph between two blocks keeps them apart.
        const parts = blocks.flatMap((each) => [['Puis.', 'Puis.'], each])
        const markdown = `${parts.map(([source]) => source).join('\n\n')}\n\nFin[^1].\n\n[^1]: ${note}\n`
        expect(toRead(markdown)).toBe([...parts.map(([, seen]) => seen), 'Fin.', note].join('\n\n'))
      }),
    )
  })

  it('has the words of any text that contributors have, and those of footnotes', () => {
    const bare = (text: string): string => text.replace(/[•◦│—|\-\s]/g, '')
    fc.assert(fc.property(markdownText, (markdown) => void expect(bare(toRead(markdown)).startsWith(bare(toPlain(markdown)))).toBe(true)))
  })
})
