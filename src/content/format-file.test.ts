import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { planFields, versionFields } from '../domain/plan.ts'
import { formatItem, formatPlan, formatVersion } from './format-file.ts'
import { parseFile } from './parse-file.ts'
import { readPlan } from './read-plan.ts'

const hostile = fc.oneof(
  fc.constantFrom('x\nstatus: adopted', '---', '---\n---\n', '...', '\n---\n', '🌱', 'e\u0301te\u0301', '"', "'", '« Oui ! »', '- a', '# b', '!!js x', '&a', '*a', '{a: b}', '%YAML', ' ', '\t', '12', 'null', 'true', '0x1F', '.inf', '2026-09-27', 'a: b', 'a #b', '\u2028', '\u0085', '\0', 'x\r\ny', '<<', '~', '\uFEFFx', '__proto__'),
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ unit: fc.constantFrom(...' \n-:#"\'\t a\u00A0\u3000\u0085\uFEFF\u200B\\?{]!&%0.e~\r', '\uD800'), minLength: 1, maxLength: 12 }),
)
const body = fc.oneof(hostile, fc.array(hostile).map((lines) => lines.join('\n')))

describe('formatItem', () => {
  it('writes known keys in a fixed order', () => {
    const text = formatItem({ body: 'Un texte.', followers: ['p-0123456789'], title: 'Titre', order: 10, parent: 'o', id: 'x', kind: 'action', discussion: 'https://framavox.org/d/x' })
    expect(text).toBe('---\nparent: o\norder: 10\ntitle: Titre\ndiscussion: https://framavox.org/d/x\nfollowers:\n  - p-0123456789\n---\n\nUn texte.\n')
  })

  it('leaves absent values and an empty body out', () => {
    expect(formatItem({ kind: 'axis', id: 'a', order: 10, body: '' })).toBe('---\norder: 10\n---\n')
  })

  it('gives back every title, whatever it holds', () => {
    fc.assert(fc.property(hostile, body, fc.double({ noNaN: true, noDefaultInfinity: true }), (title, text, order) => {
      const file = parseFile(formatItem({ kind: 'action', id: 'x', parent: 'o', order, title, body: text }))
      expect(file.ok && file.data).toEqual({ parent: 'o', order: order === 0 ? expect.closeTo(0) : order, title })
      expect(file.body).toBe(text.replace(/^\n+|\n+$/g, '') === '' ? '' : `\n${text.replace(/^\n+|\n+$/g, '')}\n`)
    }))
  })

  it('is stable: what it wrote, read and written again, is the same', () => {
    fc.assert(fc.property(hostile, body, (title, text) => {
      const once = formatItem({ kind: 'objective', id: 'x', parent: 'o', order: 1, title, body: text })
      const { body: again } = parseFile(once)
      expect(formatItem({ kind: 'objective', id: 'x', parent: 'o', order: 1, title, body: again })).toBe(once)
    }))
  })
})

describe('formatPlan', () => {
  it('gives back fields and introduction', () => {
    const fields = planFields.parse({
      title: 'Notre plan\nd’action', call: '---', levels: { action: 'Mesure' },
      phases: [{ id: 'avis', title: 'a: b', kind: 'consultation', opens: '2026-09-01', closes: '2026-09-27T18:00' }],
      links: [{ title: 'Forum', url: 'https://framavox.org/' }],
      'author-days': 30,
      reasons: ['À voir avec le groupe « finance » : plus tard'],
    })
    const { plan, issues } = readPlan(new Map([['plan.md', formatPlan(fields, 'Bonjour.')]]))
    expect(issues).toEqual([])
    expect(plan.fields).toEqual(fields)
    expect(plan.introduction).toBe('Bonjour.\n')
  })
})

describe('formatVersion', () => {
  it('gives back the version, one row a line', () => {
    fc.assert(fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), fc.boolean(), (labels, hasIntroduction) => {
      const fields = versionFields.parse({
        title: 'Version soumise', date: '2023-09-12', ...(hasIntroduction && { introduction: 'b'.repeat(40) }),
        table: labels.map((label, index) => ({ kind: 'action', number: index + 1, id: `a-${index}`, label, blob: 'a'.repeat(40) })),
      })
      const text = formatVersion({ ...fields, note: 'Une note.' })
      expect(text.split('\n')).toHaveLength(labels.length + (hasIntroduction ? 9 : 8))
      const { plan } = readPlan(new Map([['versions/soumise.md', text]]))
      expect(plan.versions).toEqual([{ ...fields, id: 'soumise', note: 'Une note.\n' }])
    }))
  })
})
