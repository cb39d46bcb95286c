import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCanonical } from './canonical.ts'
import { parseMarkdown } from './parse-markdown.ts'
import { hasSameRendering } from './same-rendering.ts'
import { markdownText } from './testing/text-arbitraries.ts'

describe('toCanonical', () => {
  it('puts one sentence a line in paragraphs and items', () => {
    expect(toCanonical('Un. Deux ? Trois.\n\n1. Un. Deux.\n   - a. b. C ! D.\n')).toBe('Un.\nDeux ?\nTrois.\n\n1. Un.\n   Deux.\n   - a. b.\n     C !\n     D.\n')
  })

  it.each([
    ['a heading', '# Un. Deux.'],
    ['code', '    Un. Deux.\n\n```\nUn. Deux.\n```'],
    ['a table', '| Un. Deux. | b |\n|---|---|\n| Un. Deux. | b |'],
    ['html', '<div>\nUn. Deux.\n</div>'],
    ['a quotation', '> Un. Deux.'],
    ['inline code and link addresses', 'Voir `a. B` et [x](http://a "Un. Deux").'],
    ['the next line would be an item', 'Un. - Deux'],
    ['the next line would be numbered', 'Un. 1. Deux'],
    ['the next line would be a quotation', 'Un. > Deux'],
    ['the next line would be a title', 'Un. # Deux'],
    ['the next line would underline a title', 'Un. ---'],
    ['the next line would be html', 'Un. <b>Deux</b>'],
    ['a no-break space follows', 'Un.\u00A0Deux.'],
  ])('breaks nothing where there is %s', (_, markdown) => {
    expect(toCanonical(markdown)).toBe(markdown)
  })

  it('breaks inside emphasis and links without parting them', () => {
    expect(toCanonical('**Un. Deux.** Trois [a. B](c).')).toBe('**Un.\nDeux.**\nTrois [a.\nB](c).')
  })

  it('leaves breaks that are there', () => {
    expect(toCanonical('Une phrase\ncoupée.  \nDeux. Trois.')).toBe('Une phrase\ncoupée.  \nDeux.\nTrois.')
  })

  it('splits only lines that are not in the previous text', () => {
    expect(toCanonical('Un. Deux.\n\nTrois. Cinq.', 'Un. Deux.\n\nTrois. Quatre.')).toBe('Un. Deux.\n\nTrois.\nCinq.')
  })

  it('renders the same, and changes nothing the second time', () => {
    fc.assert(
      fc.property(markdownText, markdownText, fc.boolean(), (markdown, other, hasPrevious) => {
        const previous = hasPrevious ? other : undefined
        const once = toCanonical(markdown, previous)
        expect(hasSameRendering(parseMarkdown(markdown), parseMarkdown(once))).toBe(true)
        expect(toCanonical(once, previous)).toBe(once)
        expect(once.replace(/\s+/g, ' ')).toBe(markdown.replace(/\s+/g, ' '))
      }),
      { numRuns: 500 },
    )
  })
})
