import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listBlocks, replaceBlock } from './blocks.ts'
import { markdownText } from './testing/text-arbitraries.ts'

const body = '# Titre\n\nUn.\nDeux.\n\n- a\n- b\n\n| a |\n|---|\n| b |\n\n```\nx\n```\n'

describe('listBlocks', () => {
  it('lists the top-level blocks by source position', () => {
    const blocks = listBlocks(body)
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'table', 'other'])
    expect(blocks[1]).toEqual({ index: 1, start: 9, end: 18, markdown: 'Un.\nDeux.', kind: 'paragraph' })
  })

  it('finds the words after several byte order marks', () => {
    expect(listBlocks('\uFEFF\uFEFFLe plan')).toMatchObject([{ start: 2, end: 9, markdown: 'Le plan' }])
  })

  it('has nothing but white space between blocks', () => {
    fc.assert(
      fc.property(markdownText, (markdown) => {
        let rest = ''
        let from = 0
        for (const { start, end } of listBlocks(markdown)) {
          expect(start).toBeGreaterThanOrEqual(from)
          rest += markdown.slice(from, start)
          from = end
        }
        expect((rest + markdown.slice(from)).replace(/[\s>]/g, '')).toBe('')
      }),
      { numRuns: 500 },
    )
  })
})

describe('replaceBlock', () => {
  it('changes nothing but the block', () => {
    expect(replaceBlock(body, 1, 'Trois.')).toBe(body.replace('Un.\nDeux.', 'Trois.'))
    expect(replaceBlock('a\n\n    code\n\nb', 1, 'mots')).toBe('a\n\nmots\n\nb')
  })

  it('takes the block and its blank lines out for an empty replacement', () => {
    expect(replaceBlock('a\n\nb\n\nc\n', 1, '')).toBe('a\n\nc\n')
    expect(replaceBlock('a\n\nb\n\nc\n', 2, ' ')).toBe('a\n\nb\n')
    expect(replaceBlock('a\n', 0, '')).toBe('\n')
  })

  it('refuses a block that is not there', () => {
    expect(() => replaceBlock('a', 1, 'b')).toThrow(expect.objectContaining({ code: 'text.unknown-block' }))
  })
})
