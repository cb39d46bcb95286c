import { describe, expect, it } from 'vitest'
import { merge3 } from './merge3.ts'

describe('merge3', () => {
  it('keeps two changes of neighbouring words', () => {
    expect(merge3('le chat noir dort.', 'le chien noir dort.', 'le chat blanc dort.')).toEqual({ text: 'le chien blanc dort.', clean: true, collisions: [] })
  })

  it('reports both wordings where the same word is changed twice, and keeps ours in the text', () => {
    expect(merge3('le chat noir dort.', 'le chien noir dort.', 'le loup noir dort.')).toEqual({
      text: 'le chien noir dort.',
      clean: false,
      collisions: [{ base: 'chat', ours: 'chien', theirs: 'loup', place: { start: 3, end: 7, line: 1 }, about: 'words' }],
    })
  })

  it('puts two insertions at one place in order of submission', () => {
    expect(merge3('le chat noir', 'le petit chat noir', 'le beau chat noir').text).toBe('le petit beau chat noir')
  })

  it('keeps a sentence added to a paragraph in it, before a paragraph added after it', () => {
    expect(merge3('Le chat.\n\nFin.\n', 'Le chat.\n\nSuite.\n\nFin.\n', 'Le chat.\nIl dort.\n\nFin.\n').text).toBe('Le chat.\nIl dort.\n\nSuite.\n\nFin.\n')
  })

  it('takes the line ending of the side that changed it', () => {
    expect(merge3("L'eau.\r\nFin.\r\n", 'L’eau.\nFin.\n', "L'eau pure.\r\nFin.\r\n").text).toBe('L’eau pure.\nFin.\n')
  })
})
