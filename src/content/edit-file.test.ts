import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { editFile } from './edit-file.ts'
import { parseFile } from './parse-file.ts'

const file = '---\n# l’ordre compte\norder: 10 # dix\nauteur: "inconnu"\n---\n\nUn texte.\n'

describe('editFile', () => {
  it('keeps the front matter byte for byte when the body alone changes', () => {
    expect(editFile(file, {}, 'Un autre.')).toBe(file.replace('Un texte.', 'Un autre.'))
  })

  it('keeps body, comments and unknown keys when a value changes', () => {
    expect(editFile(file, { order: 20, title: 'x\nstatus: adopted' })).toBe('---\n# l’ordre compte\norder: 20 # dix\nauteur: "inconnu"\ntitle: "x\\nstatus: adopted"\n---\n\nUn texte.\n')
  })

  it('changes nothing when nothing is asked', () => {
    expect(editFile('\uFEFF---\r\norder: 1\r\n---\r\nx', {})).toBe('\uFEFF---\r\norder: 1\r\n---\r\nx')
  })

  it.each([
    ['an empty front matter', '---\n---\nx', '---\ntitle: T\n---\nx'],
    ['no front matter', 'x\n', '---\ntitle: T\n---\nx\n'],
    ['CRLF', '---\r\norder: 1\r\n---\r\nx\r\n', '---\norder: 1\ntitle: T\n---\nx\r\n'],
    ['a block value', '---\ntitle: |\n  a\n  b\n---\nx', '---\ntitle: "T"\n---\nx'],
  ])('sets a value in a file with %s', (_, before, after) => {
    expect(editFile(before, { title: 'T' })).toBe(after)
  })

  it('does not touch a file that it cannot read', () => {
    expect(editFile('---js\n1\n---\n', { title: 'T' })).toBeUndefined()
    expect(editFile('---\na: [\n---\n', {}, 'x')).toBeUndefined()
  })

  it('gives back any title and keeps the other values', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), (title) => {
      const read = parseFile(editFile(file, { title })!)
      expect(read.ok && read.data).toEqual({ order: 10, auteur: 'inconnu', title })
      expect(read.body).toBe('\nUn texte.\n')
    }))
  })
})
