import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../content/check-plan.ts'
import { readPlan } from '../content/read-plan.ts'
import { parseDiscussion } from './framavox/parse-discussion.ts'
import { listItems } from './parsed-discussion.ts'
import { buildThread } from './plan-files/build-thread.ts'
import { createPeople } from './plan-files/create-people.ts'
import { planFilesFrom } from './plan-files/plan-files-from.ts'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(import.meta.dirname, 'testing/seed-page.txt'), 'utf8')
const parsed = parseDiscussion(page)

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as T
}

function readContent(): Map<string, string> {
  const folder = join(root, 'content')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
  return new Map(paths.filter((path) => !path.startsWith('pages/')).map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

const people = createPeople(readJson('src/demo/fixture/people.json'), () => {
  throw new Error('A name of the page has no id in src/demo/fixture/people.json')
})
const content = readContent()

describe('the sample', () => {
  it('is what the importer makes of the page, but for the call and the phases', () => {
    const { call, phases } = readPlan(content).plan.fields
    const made = planFilesFrom(parsed, { idOf: people.idOf, fields: { call, phases } })
    expect([...made.keys()].sort()).toEqual([...content.keys()].sort())
    for (const [path, text] of made) expect(content.get(path), path).toBe(text)
  })

  it('has 3 axes, 7 objectives and 22 actions, numbered as on the page', () => {
    const items = [...readPlan(content).plan.items.values()]
    expect(['axis', 'objective', 'action'].map((kind) => items.filter((item) => item.kind === kind).length)).toEqual([3, 7, 22])
    expect(listItems(parsed.axes).map(({ kind, number }) => [kind, number.at(-1)])).toEqual(items.map(({ kind, number }) => [kind, number]))
  })

  it('has no fault', () => {
    expect(checkPlan(content)).toEqual([])
  })

  it('holds every sentence of the plan, in the order of the page', () => {
    const { plan } = readPlan(content)
    const whole = [plan.introduction, ...[...plan.items.values()].map(({ title, body }) => `${title ?? ''} ${body}`)].join(' ')
    const text = whole.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\\(?=[!-/:-@[-`{-~])/g, '').replace(/\s+/g, ' ')
    const sentences = page.slice(0, page.indexOf('\nJV\n')).split('\n').slice(6)
      .filter((line) => !/^(?:Action \d+ :|Discussions : .*)?$/.test(line))
      .map((line) => line.replace(/^(?:Axe|Objectif) \d+ : /, '').replace(/\s+/g, ' ').trim())
    let from = 0
    for (const sentence of sentences) {
      const at = text.indexOf(sentence, from)
      expect(at, sentence).toBeGreaterThanOrEqual(from)
      from = at + sentence.length
    }
    expect(sentences.length).toBeGreaterThan(50)
  })

  it('names no contributor', () => {
    const { people: named } = buildThread(parsed, people.idOf)
    for (const [path, text] of content) {
      for (const { name } of Object.values(named)) expect(text.replace('Bastien Sibille', ''), path).not.toContain(name)
    }
  })

  it('keeps a source that reads as the page does', () => {
    const source = parseDiscussion(content.get('sources/framavox-2023-09.txt') ?? '')
    expect(source.axes).toEqual(parsed.axes)
    expect(source.comments.map(({ author, at, replyTo }) => [author, at, replyTo])).toEqual(parsed.comments.map(({ author, at, replyTo }) => [people.idOf(author), at, replyTo]))
  })
})

describe('the thread of the demonstration', () => {
  it('is the one of the page', () => {
    const { thread, people: named } = buildThread(parsed, people.idOf)
    expect(readJson('src/demo/fixture/thread.json')).toEqual(thread)
    expect(readJson('src/demo/fixture/people.json')).toMatchObject(named)
  })

  it('is made of 4 threads and 5 replies, in the order of the page', () => {
    expect(parsed.comments.map(({ replyTo, inferred }) => [replyTo, inferred])).toEqual([
      [null, false], [null, false], ['c2', true], ['c3', true], [null, false], ['c5', true], ['c6', true], [null, false], ['c8', true],
    ])
  })
})
