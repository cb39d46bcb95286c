import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { Change } from '../domain/amendment.ts'
import { applyChanges } from './apply-changes.ts'
import { checkPlan } from './check-plan.ts'
import { formatItem } from './format-file.ts'
import { flatten, readPlan } from './read-plan.ts'

const files: ReadonlyMap<string, string> = new Map([
  ['plan.md', '---\ntitle: Notre plan\n---\n\nBonjour.\n'],
  ['axes/a.md', formatItem({ kind: 'axis', id: 'a', order: 10, title: 'Se relier', body: 'Un axe.' })],
  ['axes/b.md', formatItem({ kind: 'axis', id: 'b', order: 20, body: 'Un axe.' })],
  ['objectives/o.md', formatItem({ kind: 'objective', id: 'o', parent: 'a', order: 10, body: 'Un objectif.' })],
  ['objectives/p.md', formatItem({ kind: 'objective', id: 'p', parent: 'b', order: 10, body: 'Un objectif.' })],
  ['actions/x.md', '---\nparent: o\norder: 10\nnote: "gardée" # ici\n---\n\nTexte x.\n'],
  ['actions/y.md', formatItem({ kind: 'action', id: 'y', parent: 'o', order: 20, body: 'Texte y.' })],
  ['actions/cassee.md', '---\nparent: [\n---\n\nTexte.\n'],
])

function apply(...changes: Change[]) {
  const { files: changed, ...rest } = applyChanges(files, changes)
  const after = new Map(files)
  for (const [path, text] of changed) text === null ? after.delete(path) : after.set(path, text)
  const order = flatten(readPlan(after).plan.axes).map(({ id }) => id)
  return { changed: Object.fromEntries(changed), order, after, ...rest }
}

describe('applyChanges', () => {
  it('rewrites a body and keeps keys that nobody knows', () => {
    expect(apply({ type: 'revise', item: 'x', body: 'Neuf.' }).changed).toEqual({ 'actions/x.md': '---\nparent: o\norder: 10\nnote: "gardée" # ici\n---\n\nNeuf.\n' })
  })

  it('rewrites a title without touching the rest', () => {
    expect(apply({ type: 'revise', item: 'x', title: 'x\nstatus: adopted' }).changed).toEqual({ 'actions/x.md': '---\nparent: o\norder: 10\nnote: "gardée" # ici\ntitle: "x\\nstatus: adopted"\n---\n\nTexte x.\n' })
  })

  it('rewrites the introduction and the plan’s title', () => {
    expect(apply({ type: 'revise', item: 'plan', title: 'Le plan', body: 'Bonsoir.' }).changed).toEqual({ 'plan.md': '---\ntitle: Le plan\n---\n\nBonsoir.\n' })
  })

  it('adds an item and changes no other file', () => {
    const { changed, order, issues } = apply({ type: 'add', item: 'z', kind: 'action', parent: 'o', after: 'x', body: '---\nstatus: adopted\n---' })
    expect(issues).toEqual([])
    expect(changed).toEqual({ 'actions/z.md': '---\nparent: o\norder: 15\n---\n\n---\nstatus: adopted\n---\n' })
    expect(order).toEqual(['a', 'o', 'x', 'z', 'y', 'b', 'p', 'cassee'])
  })

  it('adds first, and under what it has just added', () => {
    const { order, changed } = apply(
      { type: 'add', item: 'c', kind: 'axis', after: null, title: 'Avant', body: '' },
      { type: 'add', item: 'q', kind: 'objective', parent: 'c', after: null, body: 'Q.' },
      { type: 'add', item: 'd', kind: 'action', parent: 'c', after: null, body: 'D.' },
    )
    expect(order.slice(0, 4)).toEqual(['c', 'd', 'q', 'a'])
    expect(Object.keys(changed)).toEqual(['axes/c.md', 'objectives/q.md', 'actions/d.md'])
  })

  it('moves an item and keeps its text', () => {
    const { changed, order } = apply({ type: 'move', item: 'x', parent: 'p', after: null })
    expect(changed).toEqual({ 'actions/x.md': '---\nparent: p\norder: 10\nnote: "gardée" # ici\n---\n\nTexte x.\n' })
    expect(order).toEqual(['a', 'o', 'y', 'b', 'p', 'x', 'cassee'])
  })

  it('changes nothing for an item that is already there', () => {
    expect(apply({ type: 'move', item: 'y', parent: 'o', after: 'x' }, { type: 'revise', item: 'y', body: 'Texte y.' }, { type: 'revise', item: 'y' })).toMatchObject({ changed: {}, issues: [], notices: [] })
  })

  it('writes the parent of an item that only hung there', () => {
    const orphan = new Map([...files, ['actions/seule.md', '---\norder: 1\n---\n\nSeule.\n'] as const])
    orphan.delete('actions/cassee.md')
    expect(applyChanges(orphan, [{ type: 'move', item: 'seule', parent: 'b', after: null }]).files.get('actions/seule.md')).toContain('parent: b')
  })

  it('removes an item, and a whole objective when its actions go with it', () => {
    expect(apply({ type: 'remove', item: 'x' }).changed).toEqual({ 'actions/x.md': null })
    expect(apply({ type: 'remove', item: 'x' }, { type: 'remove', item: 'y' }, { type: 'remove', item: 'o' })).toMatchObject({ issues: [], changed: { 'objectives/o.md': null } })
  })

  it('names the texts that still link to what it removes', () => {
    const linked: Change = { type: 'revise', item: 'y', body: 'Voir [l’action 1](../actions/x.md) et `actions/x.md`.' }
    expect(apply(linked, { type: 'remove', item: 'x' }).notices).toEqual([{ code: 'change.leaves-links', path: '1', data: { item: 'x', files: ['actions/y.md'] } }])
    expect(apply(linked, { type: 'remove', item: 'x' }, { type: 'revise', item: 'y', body: 'Sans lien, `actions/x.md`.' }).notices).toEqual([])
  })

  it('takes an id that a removal has freed', () => {
    expect(apply({ type: 'remove', item: 'y' }, { type: 'add', item: 'y', kind: 'action', parent: 'p', after: null, body: 'Y.' }).changed).toEqual({ 'actions/y.md': '---\nparent: p\norder: 10\n---\n\nY.\n' })
  })

  it('places an item last, and says so, where the one to follow is not there', () => {
    const { order, notices, issues } = apply({ type: 'add', item: 'z', kind: 'action', parent: 'o', after: 'disparue', body: 'Z.' })
    expect(order.slice(0, 5)).toEqual(['a', 'o', 'x', 'y', 'z'])
    expect(issues).toEqual([])
    expect(notices).toEqual([{ code: 'change.unknown-after', path: '0', data: { item: 'z', after: 'disparue' } }])
  })

  it.each<[string, Change]>([
    ['change.unknown-item', { type: 'revise', item: 'nulle-part', body: 'x' }],
    ['change.unknown-item', { type: 'revise', item: '../plan', body: 'x' }],
    ['change.unknown-item', { type: 'remove', item: 'actions/x.md' }],
    ['change.unknown-item', { type: 'move', item: 'nulle-part', parent: 'o', after: null }],
    ['change.plan-stays', { type: 'remove', item: 'plan' }],
    ['change.plan-stays', { type: 'move', item: 'plan', parent: 'o', after: null }],
    ['change.has-children', { type: 'remove', item: 'o' }],
    ['change.invalid-id', { type: 'add', item: '../../x', kind: 'action', parent: 'o', after: null, body: 'x' }],
    ['change.invalid-id', { type: 'add', item: 'É', kind: 'action', parent: 'o', after: null, body: 'x' }],
    ['change.id-taken', { type: 'add', item: 'o', kind: 'action', parent: 'o', after: null, body: 'x' }],
    ['change.id-taken', { type: 'add', item: 'plan', kind: 'action', parent: 'o', after: null, body: 'x' }],
    ['change.unknown-parent', { type: 'add', item: 'z', kind: 'action', parent: 'nulle-part', after: null, body: 'x' }],
    ['change.wrong-parent', { type: 'add', item: 'z', kind: 'action', parent: 'x', after: null, body: 'x' }],
    ['change.wrong-parent', { type: 'add', item: 'z', kind: 'action', after: null, body: 'x' }],
    ['change.wrong-parent', { type: 'add', item: 'z', kind: 'axis', parent: 'a', after: null, body: 'x' }],
    ['change.wrong-parent', { type: 'move', item: 'o', parent: 'o', after: null }],
    ['change.wrong-parent', { type: 'move', item: 'a', parent: 'b', after: null }],
    ['change.unreadable-file', { type: 'revise', item: 'cassee', body: 'x' }],
  ])('answers %s for %j and changes nothing at all', (code, change) => {
    const result = applyChanges(files, [{ type: 'revise', item: 'y', body: 'Perdu ?' }, change])
    expect(result.issues).toMatchObject([{ code, path: '1', data: { item: change.item } }])
    expect(result.files.size).toBe(0)
  })

  it('keeps the plan sound through any changes, and does each as it was asked', () => {
    const sound = new Map([...files].filter(([path]) => path !== 'actions/cassee.md'))
    sound.set('actions/x.md', formatItem({ kind: 'action', id: 'x', parent: 'o', order: 10, body: 'Texte x.' }))
    const id = fc.constantFrom('a', 'b', 'o', 'p', 'x', 'y', 'n1', 'n2', 'n3')
    const after = fc.option(id)
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.record({ type: fc.constant('revise' as const), item: id, body: fc.constantFrom('Un.', 'Deux.') }),
      fc.record({ type: fc.constant('add' as const), item: id, kind: fc.constantFrom('action' as const, 'objective' as const), parent: id, after, body: fc.constant('Neuf.') }),
      fc.record({ type: fc.constant('move' as const), item: id, parent: id, after }),
      fc.record({ type: fc.constant('remove' as const), item: id }),
    )
    fc.assert(fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const now = new Map(sound)
      for (const each of changes) {
        const { files: changed, issues } = applyChanges(now, [each])
        expect(changed.size).toBeLessThanOrEqual(1)
        for (const [path, text] of changed) text === null ? now.delete(path) : now.set(path, text)
        if (issues.length > 0 || each.type === 'remove') continue
        const item = readPlan(now).plan.items.get(each.item)
        if (each.type !== 'revise') expect(item?.parent).toBe(each.parent)
      }
      expect(checkPlan(now)).toEqual([])
    }), { numRuns: 200 })
  })

  it('gives the same for all changes at once as for one after the other', () => {
    const changes: Change[] = [
      { type: 'add', item: 'z', kind: 'action', parent: 'o', after: 'x', body: 'Z.' },
      { type: 'move', item: 'z', parent: 'p', after: null },
      { type: 'revise', item: 'z', body: 'ZZ.' },
      { type: 'move', item: 'y', parent: 'p', after: 'z' },
    ]
    const { after } = apply(...changes)
    const one = new Map(files)
    for (const change of changes) for (const [path, text] of applyChanges(one, [change]).files) text === null ? one.delete(path) : one.set(path, text)
    expect(new Map([...after].sort())).toEqual(new Map([...one].sort()))
  })
})
