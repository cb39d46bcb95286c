import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDiscussion } from '../framavox/parse-discussion.ts'
import { ImportError } from '../import-error.ts'
import { formatSource } from '../plan-files/format-source.ts'
import { planFilesFrom } from '../plan-files/plan-files-from.ts'
import { gist } from '../testing/gist.ts'
import { listPlaced } from '../testing/list-placed.ts'
import { makeLoomioExport } from '../testing/make-loomio-export.ts'
import { isLoomioExport, parseLoomioExport } from './parse-loomio-export.ts'

const page = readFileSync(join(import.meta.dirname, '../testing/seed-page.txt'), 'utf8')
const parsed = parseDiscussion(page)
const row = (table: string, record: unknown): string => JSON.stringify({ table, record })
const plan = row('discussions', { id: 1, key: 'k', title: 'Plan', description: 'Axe 1 : un\n\nAction 1 : deux', author_id: 1 })

describe('parseLoomioExport', () => {
  const kinds = (['html', 'md'] as const).flatMap((format) => (['discussion_id', 'topic_id', 'parents'] as const).map((generation) => ({ format, generation })))
  it.each(kinds)('reads the same plan and comments from $format with $generation', ({ format, generation }) => {
    const text = makeLoomioExport(page, parsed, format, generation)
    expect(isLoomioExport(text)).toBe(true)
    const fromExport = parseLoomioExport(text)
    expect(gist(fromExport)).toEqual(gist(parsed))
    expect(fromExport.comments.every(({ inferred }) => !inferred)).toBe(true)
    expect(fromExport.references.map((found) => found.text)).toEqual(['l’action 4', 'l’objectif 3'])
  })

  it('holds every line of the page that it makes, once', () => {
    const made = parseLoomioExport(makeLoomioExport(page, parsed, 'html', 'topic_id'))
    const seen = listPlaced(made).flatMap(({ lines }) => lines).sort((a, b) => a - b)
    expect(seen).toEqual(made.lines.flatMap((text, index) => (text === '' ? [] : [index + 1])))
  })

  it('lets no e-mail address in', () => {
    const made = parseLoomioExport(`${makeLoomioExport(page, parsed, 'md', 'discussion_id')}${row('comments', { id: 901, user_id: 101, body: 'moi@exemple.fr', discussion_id: 7, created_at: '2023-10-01T00:00:00Z' })}`)
    const files = planFilesFrom(made, { idOf: () => 'p-0000000000' })
    expect(JSON.stringify([made, ...files])).not.toContain('@exemple.fr')
    expect(made.doubts.map(({ code }) => code)).toContain('email-dropped')
  })

  it('makes a source that reads as a page, with ids for names', () => {
    const made = parseLoomioExport(makeLoomioExport(page, parsed, 'html', 'discussion_id'))
    const ids = new Map([...new Set(['Kevin Guerin', ...made.comments.map(({ author }) => author)])].map((name, index) => [name, `p-000000000${index}`]))
    const source = formatSource(made, (name) => ids.get(name) ?? '')
    expect(source).not.toMatch(/Kevin|BOYER|Lesage|ANDRE|Virat|(?<!Bastien )Sibille/)
    expect(parseDiscussion(source).comments.map(({ author, at }) => [author, at])).toEqual(made.comments.map(({ author, at }) => [ids.get(author), at]))
  })

  it('imports the discussion that is asked for, and names the others', () => {
    const text = makeLoomioExport(page, parsed, 'md', 'discussion_id')
    expect(parseLoomioExport(text).doubts).toContainEqual({ code: 'other-discussion', line: 1, data: { key: 'efgh5678', title: 'Autre chose' } })
    expect(parseLoomioExport(text, { discussion: 'efgh5678' }).title?.text).toBe('Autre chose')
    expect(() => parseLoomioExport(text, { discussion: 'nothing' })).toThrow(ImportError)
    expect(() => parseLoomioExport(row('groups', { id: 1 }))).toThrow(expect.objectContaining({ code: 'import.export' }))
  })

  it('leaves removed comments out and ties their answers to what they answered', () => {
    const comment = (id: number, parent: number | null, more: object = {}): string =>
      row('comments', { id, discussion_id: 1, user_id: 1, body: `texte ${id}`, created_at: `2023-09-2${id}T08:00:00Z`, parent_id: parent, parent_type: parent === null ? null : 'Comment', ...more })
    const made = parseLoomioExport([plan, comment(1, null), comment(2, 1, { discarded_at: '2023-09-30T00:00:00Z' }), comment(3, 2), comment(4, 99), comment(5, 6), comment(6, 5)].join('\n'))
    expect(made.comments.map(({ key, replyTo, blocks }) => [key, replyTo, blocks[0]?.text])).toEqual([
      ['c1', null, 'texte 1'], ['c2', 'c1', 'texte 3'], ['c3', null, 'texte 4'], ['c4', null, 'texte 5'], ['c5', null, 'texte 6'],
    ])
    expect(made.doubts.filter(({ code }) => code === 'lost-parent')).toHaveLength(4)
  })

  it('tells of lines that are no record, and reads the rest', () => {
    const made = parseLoomioExport([plan, '{"table":"users","record":', row('comments', { id: 1, created_at: 'yesterday' }), '', '[]'].join('\r\n'))
    expect(made.doubts.filter(({ code }) => code === 'bad-line').map(({ line }) => line)).toEqual([2, 3, 5])
    expect(made.axes).toHaveLength(1)
  })

  it('tells two people of one name apart', () => {
    const users = [1, 2].map((id) => row('users', { id, name: 'Marie  Martin', email: 'x@y.fr' }))
    const comments = [1, 2].map((id) => row('comments', { id, discussion_id: 1, user_id: id, body: 'oui', created_at: '2023-09-20T08:00:00Z' }))
    const made = parseLoomioExport([plan, ...users, ...comments].join('\n'))
    expect(made.comments.map(({ author }) => author)).toEqual(['Marie Martin', 'Marie Martin (2)'])
    expect(made.doubts.map(({ code }) => code)).toContain('name-reused')
  })
})
