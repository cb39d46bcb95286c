import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { flatten, readPlan } from './read-plan.ts'

const plan = '---\ntitle: Notre plan\n---\n\nBonjour.\n'

function read(files: Record<string, string>) {
  const { plan: found, issues } = readPlan(new Map(Object.entries({ 'plan.md': plan, ...files })))
  return { found, issues, tree: found.axes.map(function show(item): unknown {
    return item.children.length === 0 ? `${item.kind} ${item.number} ${item.id}` : { [`${item.kind} ${item.number} ${item.id}`]: item.children.map(show) }
  }) }
}

const item = (fields: string, body = 'Un texte.') => `---\n${fields}\n---\n\n${body}\n`
const sound = {
  'axes/a.md': item('order: 10\ntitle: Se relier'),
  'axes/b.md': item('order: 20'),
  'objectives/o.md': item('parent: a\norder: 10'),
  'objectives/p.md': item('parent: b\norder: 10'),
  'actions/x.md': item('parent: o\norder: 20'),
  'actions/y.md': item('parent: o\norder: 10'),
  'actions/z.md': item('parent: p\norder: 10'),
}

describe('readPlan', () => {
  it('numbers each kind through the whole plan in reading order', () => {
    const { tree, issues, found } = read(sound)
    expect(issues).toEqual([])
    expect(tree).toEqual([
      { 'axis 1 a': [{ 'objective 1 o': ['action 1 y', 'action 2 x'] }] },
      { 'axis 2 b': [{ 'objective 2 p': ['action 3 z'] }] },
    ])
    expect(found.introduction).toBe('Bonjour.\n')
    expect(found.items.get('a')).toMatchObject({ label: 'Se relier', path: 'axes/a.md', body: 'Un texte.\n' })
    expect([...found.items.keys()]).toEqual(['a', 'o', 'y', 'x', 'b', 'p', 'z'])
  })

  it('reads a plan of two levels', () => {
    expect(read({ 'axes/a.md': item('order: 1'), 'actions/x.md': item('parent: a\norder: 2'), 'actions/y.md': item('parent: a\norder: 1') }).tree).toEqual([{ 'axis 1 a': ['action 1 y', 'action 2 x'] }])
  })

  it('puts actions directly under an axis before its objectives', () => {
    expect(read({ ...sound, 'actions/d.md': item('parent: a\norder: 99') }).tree[0]).toEqual({ 'axis 1 a': ['action 1 d', { 'objective 1 o': ['action 2 y', 'action 3 x'] }] })
  })

  it('breaks ties by id', () => {
    expect(read({ ...sound, 'actions/x.md': item('parent: o\norder: 10') }).tree[0]).toEqual({ 'axis 1 a': [{ 'objective 1 o': ['action 1 x', 'action 2 y'] }] })
  })

  it('keeps an item whose title is a list, without the title', () => {
    const { found, issues } = read({ ...sound, 'actions/x.md': item('parent: o\norder: 20\ntitle: [a, b]') })
    expect(found.items.get('x')).toMatchObject({ number: 2, label: expect.stringMatching(/^Un texte/) })
    expect(found.items.get('x')).not.toHaveProperty('title')
    expect(issues).toMatchObject([{ code: 'field.type', path: 'title', file: 'actions/x.md', line: 4, data: { expected: 'string' } }])
  })

  it('names an item on one line, whatever its title holds', () => {
    const { found } = read({ ...sound, 'actions/x.md': item('parent: o\norder: 20\ntitle: "Titre\\nPlan-Decision: accepted\\u2028x\\u00A0!"') })
    expect(found.items.get('x')).toMatchObject({ label: 'Titre Plan-Decision: accepted x\u00A0!', title: 'Titre\nPlan-Decision: accepted\u2028x\u00A0!' })
  })

  it.each([
    ['unreadable YAML', '---\nparent: o\norder: [\n---\n\nUn texte.\n', 'file.yaml'],
    ['a JavaScript fence', '---js\nthrow 1\n---\n\nUn texte.\n', 'file.language'],
    ['an unknown parent', item('parent: nulle-part\norder: 1'), 'item.unknown-parent'],
    ['itself as its parent', item('parent: x\norder: 1'), 'item.parent-cycle'],
    ['an action as its parent', item('parent: y\norder: 1'), 'item.wrong-parent'],
    ['no parent', item('order: 1'), 'field.missing'],
    ['a list as its parent', item('parent: [o]\norder: 1'), 'field.type'],
  ])('hangs an action with %s last, under the last axis', (_, text, code) => {
    const { tree, issues, found } = read({ ...sound, 'actions/x.md': text })
    expect(tree[1]).toEqual({ 'axis 2 b': [{ 'objective 2 p': ['action 2 z'] }, 'action 3 x'] })
    expect(found.items.get('x')).toMatchObject({ parent: 'b', body: 'Un texte.\n' })
    expect(issues.map((issue) => [issue.code, issue.file])).toEqual([[code, 'actions/x.md']])
  })

  it('keeps objectives that stand under each other', () => {
    const { tree, issues } = read({ 'axes/a.md': item('order: 1'), 'objectives/o.md': item('parent: p\norder: 1'), 'objectives/p.md': item('parent: o\norder: 2'), 'actions/x.md': item('parent: p\norder: 1') })
    expect(tree).toEqual([{ 'axis 1 a': ['objective 1 o', { 'objective 2 p': ['action 1 x'] }] }])
    expect(issues.map(({ code, line }) => [code, line])).toEqual([['item.parent-cycle', 2], ['item.parent-cycle', 2]])
  })

  it('shows items at the top where there is no axis', () => {
    const { tree, found } = read({ 'objectives/o.md': item('parent: a\norder: 1'), 'actions/x.md': item('parent: o\norder: 1'), 'actions/y.md': item('parent: a\norder: 1') })
    expect(tree).toEqual(['action 1 y', { 'objective 1 o': ['action 2 x'] }])
    expect(found.items.get('o')).not.toHaveProperty('parent')
  })

  it('keeps both items that share an id across kinds; the upper level has it', () => {
    const { tree, issues, found } = read({ ...sound, 'actions/o.md': item('parent: o\norder: 30', 'Le double.') })
    expect(tree[0]).toEqual({ 'axis 1 a': [{ 'objective 1 o': ['action 1 y', 'action 2 x', 'action 3 action-o'] }] })
    expect(found.items.get('action-o')).toMatchObject({ path: 'actions/o.md', body: 'Le double.\n' })
    expect(issues).toMatchObject([{ code: 'item.duplicate-id', file: 'actions/o.md', data: { id: 'o', other: 'objectives/o.md' } }])
  })

  it.each(['Été', 'a--b', 'a b', '..', 'plan', '-', 'é'])('gives a file named %j an id of its own', (name) => {
    const { found, issues } = read({ ...sound, [`actions/${name}.md`]: item('parent: o\norder: 30', 'Autre.') })
    expect(issues).toMatchObject([{ code: name === 'plan' ? 'item.duplicate-id' : 'item.invalid-id' }])
    expect([...found.items.values()].find(({ path }) => path === `actions/${name}.md`)?.id).toMatch(/^action-[a-z0-9]+(?:-[a-z0-9]+)*$/)
  })

  it('drops a wrong phase and link of the plan, and keeps the others', () => {
    const { found, issues } = read({ 'plan.md': '---\ntitle: 12\nlang: fr\nphases:\n  - id: a\n    title: A\n    kind: fête\n    opens: 2026-01-01\n  - id: b\n    title: B\n    kind: consultation\n    opens: 2026-01-01\nlinks:\n  - title: x\n    url: javascript:alert(1)\n---\nx' })
    expect(found.fields).toMatchObject({ title: 'Plan', phases: [{ id: 'b' }], links: [] })
    expect(issues.map(({ code, path, line }) => [code, path, line])).toEqual([['field.type', 'title', 2], ['field.choice', 'phases.0.kind', 7], ['field.url', 'links.0.url', 15]])
  })

  it('makes do without plan.md', () => {
    const { plan: found, issues } = readPlan(new Map())
    expect(found).toMatchObject({ fields: { title: 'Plan', lang: 'fr' }, introduction: '', axes: [], versions: [] })
    expect(issues).toMatchObject([{ code: 'plan.missing', file: 'plan.md' }])
  })

  it('puts versions in order of time', () => {
    const version = (date: string) => item(`title: V\ndate: ${date}\ntable:\n  - { kind: action, number: 1, id: x, label: L, blob: ${'a'.repeat(40)} }`, 'Une note.')
    const { found, issues } = read({ 'versions/b.md': version('2023-09-12'), 'versions/a.md': version('2024-01-01'), 'versions/c.md': version('hier') })
    expect(found.versions.map(({ id, note }) => [id, note])).toEqual([['b', 'Une note.\n'], ['a', 'Une note.\n']])
    expect(issues).toMatchObject([{ code: 'version.date', file: 'versions/c.md', line: 3 }])
  })

  it('reads any files without throwing, each item once, the same in any order', () => {
    const path = fc.constantFrom('plan.md', 'axes/a.md', 'axes/b.md', 'axes/é.md', 'objectives/a.md', 'objectives/o.md', 'actions/a.md', 'actions/action-a.md', 'actions/x.md', 'actions/..md', 'versions/v.md', 'autre.txt')
    const id = fc.constantFrom('a', 'b', 'o', 'x', 'action-a', 'nulle-part', '[x]', '1')
    const text = fc.oneof(
      fc.tuple(id, fc.constantFrom('1', '2', 'x', '.nan', '1e999', '""'), fc.string({ unit: 'binary' })).map(([parent, order, body]) => item(`parent: ${parent}\norder: ${order}`, body)),
      fc.string({ unit: 'binary' }).map((body) => `---\n${body}\n---\n`),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(fc.property(fc.dictionary(path, text), (files) => {
      const entries = Object.entries(files)
      const first = readPlan(new Map(entries))
      const paths = flatten(first.plan.axes).map((each) => each.path).sort()
      expect(paths).toEqual(Object.keys(files).filter((each) => /^(?:axes|objectives|actions)\//.test(each)).sort())
      expect(first.plan.items.size).toBe(paths.length)
      expect(readPlan(new Map(entries.reverse()))).toEqual(first)
    }), { numRuns: 300 })
  })
})
