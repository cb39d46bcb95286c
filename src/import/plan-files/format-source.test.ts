import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDiscussion } from '../framavox/parse-discussion.ts'
import { gist } from '../testing/gist.ts'
import { pageVariants } from '../testing/page-variants.ts'
import { buildThread } from './build-thread.ts'
import { createPeople } from './create-people.ts'
import { formatSource } from './format-source.ts'

const page = readFileSync(join(import.meta.dirname, '../testing/seed-page.txt'), 'utf8')

function makePeople(): ReturnType<typeof createPeople> {
  let count = 0
  return createPeople({}, () => `p-000000000${count++}`)
}

describe('formatSource', () => {
  const oneLine = { name: 'initials and name on one line', change: (text: string) => text.replaceAll(/^(JV|PB|CL|CA)\n\n/gm, '$1 ') }
  it.each([...pageVariants, oneLine])('names no contributor, and reads as the page does, for: $name', ({ change }) => {
    const parsed = parseDiscussion(change(page))
    const { idOf } = makePeople()
    const source = formatSource(parsed, idOf)
    expect(source.replaceAll('Bastien Sibille', '')).not.toMatch(/Kevin|Guerin|BOYER|Lesage|ANDRE|Virat|Sibille|^(?:JV|PB|CL|CA|KG)\b/m)
    expect(source).toContain('Bastien Sibille')
    expect(gist(parseDiscussion(source))).toMatchObject({ items: (gist(parsed) as { items: unknown }).items })
    expect(parseDiscussion(source).comments.map(({ author, at, replyTo }) => [author, at, replyTo])).toEqual(parsed.comments.map(({ author, at, replyTo }) => [idOf(author), at, replyTo]))
  })
})

describe('buildThread', () => {
  it('puts ids for the names of those who wrote on the page, with or without an @, whole names only', () => {
    const parsed = parseDiscussion(page.replace('Merci à toutes et tous,', '@Kevin Guerin, merci, et Paul BOYER aussi ; Paul BOYERS non, Charles non plus'))
    const { idOf } = makePeople()
    const { thread, people } = buildThread(parsed, idOf)
    expect(thread[4]?.text).toContain(`@[${idOf('Kevin Guerin')}], merci, et @[${idOf('Paul BOYER')}] aussi ; Paul BOYERS non, Charles non plus`)
    expect(Object.values(people).map(({ name }) => name)).toEqual(['Kevin Guerin', 'Jean-Louis Virat', 'Paul BOYER', 'Sibille', 'Charles Lesage', 'Charles ANDRE'])
  })

  it('separates paragraphs by a blank line and marks bullets', () => {
    const { thread } = buildThread(parseDiscussion(page), makePeople().idOf)
    const lines = thread[7]?.text.split('\n') ?? []
    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(6)
    expect(lines.at(-1)).toMatch(/^Désolé/)
    expect(lines.at(-2)).toBe('')
  })
})
