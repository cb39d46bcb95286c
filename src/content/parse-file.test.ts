import { afterEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import matter from 'gray-matter'
import { parseFile } from './parse-file.ts'

const ran = globalThis as { ran?: boolean }
afterEach(() => void delete ran.ran)

describe('parseFile', () => {
  it('splits front matter and body byte for byte', () => {
    const file = parseFile('---\norder: 10\n---\n\nUn  texte.\r\n---\nsuite')
    expect(file).toMatchObject({ ok: true, data: { order: 10 }, body: '\nUn  texte.\r\n---\nsuite', bodyLine: 4 })
  })

  it('reads files with CRLF and a byte order mark', () => {
    expect(parseFile('\uFEFF---\r\norder: 10\r\ntitle: é\r\n---\r\nTexte\r\n')).toMatchObject({ ok: true, data: { order: 10, title: 'é' }, body: 'Texte\r\n' })
  })

  it('takes text without front matter as a body', () => {
    expect(parseFile('Un texte.')).toMatchObject({ ok: true, data: {}, body: 'Un texte.' })
    expect(parseFile('')).toMatchObject({ ok: true, data: {}, body: '' })
    expect(parseFile('----\nx')).toMatchObject({ ok: true, data: {}, body: '----\nx' })
  })

  it('keeps dates as strings', () => {
    expect(parseFile('---\ndate: 2026-09-27\nat: 2026-09-27T18:00:00Z\n---\n')).toMatchObject({ data: { date: '2026-09-27', at: '2026-09-27T18:00:00Z' } })
  })

  it.each(['js', 'javascript', 'JS', 'coffee', 'json', 'toml', 'constructor', '__proto__'])('refuses a fence in %s and runs nothing', (language) => {
    const text = `---${language}\n(globalThis.ran = true, { title: "x" })\n---\nTexte`
    expect(parseFile(text)).toMatchObject({ ok: false, issue: { code: 'file.language', line: 1, data: { language } }, body: 'Texte' })
    expect(parseFile(text).ok).toBe(false)
    expect(ran.ran).toBeUndefined()
  })

  it('runs nothing when a body is parsed a second time', () => {
    const first = parseFile('---\norder: 1\n---\n---js\nglobalThis.ran = true\n---\n')
    expect(first.ok).toBe(true)
    expect(parseFile(first.body)).toMatchObject({ ok: false, issue: { code: 'file.language' } })
    expect(ran.ran).toBeUndefined()
  })

  it('neither fills nor reads gray-matter’s cache', () => {
    const text = '---\ncached: no\n---\n'
    parseFile(text)
    const { cache } = matter as unknown as { cache: Record<string, unknown> }
    expect(Object.keys(cache)).not.toContain(text)
    cache[text] = { data: { cached: 'yes' }, content: '' }
    expect(parseFile(text)).toMatchObject({ data: { cached: 'no' } })
  })

  it('stops exponential aliases at once', () => {
    const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]', ...[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)]
    expect(parseFile(`---\n${laughs.join('\n')}\n---\n`)).toMatchObject({ ok: false, issue: { code: 'file.alias', line: 3 } })
  })

  it.each([
    ['bad YAML', '---\norder: 1\ntitle: "x\n---\nTexte', 'file.yaml', 4],
    ['deep nesting', `---\na: ${'['.repeat(20_000)}\n---\n`, 'file.yaml', 2],
    ['a tag', '---\norder: 1\na: !!js/function x\n---\n', 'file.tag', 3],
    ['a binary tag', '---\na: !!binary aGVsbG8=\n---\n', 'file.tag', 2],
    ['a key twice', '---\na: 1\na: 2\n---\n', 'file.key-twice', 3],
    ['a list', '---\n- 1\n---\n', 'file.not-a-map', 1],
    ['a lone word', '---\nBonjour\n---\n', 'file.not-a-map', 1],
    ['no end', '---\norder: 1\nTexte', 'file.unclosed', 1],
    ['a fence that is not one', '---\norder: 1\n---x\nTexte', 'file.fence', 3],
  ])('tells %s by its line', (_, text, code, line) => {
    expect(parseFile(text)).toMatchObject({ ok: false, issue: { code, line, path: '' } })
  })

  it('keeps the body of a file whose front matter cannot be read', () => {
    expect(parseFile('---\na: [\n---\nTexte')).toMatchObject({ ok: false, body: 'Texte', bodyLine: 4 })
    expect(parseFile('---\norder: 1\n\nTexte\n\nSuite')).toMatchObject({ ok: false, body: 'Texte\n\nSuite', bodyLine: 4 })
  })

  it('gives prototype names no power', () => {
    const file = parseFile('---\n__proto__:\n  polluted: yes\nconstructor: x\n---\n')
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(file.ok && Object.getPrototypeOf(file.data)).toBe(Object.prototype)
  })

  it('finds the line of a nested value', () => {
    const file = parseFile('---\ntitle: x\nphases:\n  - id: a\n    opens: 2026-01-01\n  - id: b\n    opens: hier\n---\n')
    expect(file.ok && [file.lineOf(['title']), file.lineOf(['phases', 1, 'opens']), file.lineOf(['phases', 1]), file.lineOf(['nothing'])]).toEqual([2, 7, 6, 1])
  })

  it('never throws', () => {
    const piece = fc.constantFrom('---', '\n', 'js', 'title: ', '"', '[', '{', '*a', '&a', '!!', 'é', '\r', '\t', '\0', '- ', ': ', '#', '%YAML 1.1', '<<', '\uFEFF', '__proto__')
    fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 40 }), (pieces) => {
      const file = parseFile(pieces.join(''))
      expect(typeof file.body).toBe('string')
    }))
  })
})
