import { describe, expect, it } from 'vitest'
import { mergeFields } from './merge-fields.ts'

describe('mergeFields', () => {
  it('takes each key from the side that changed it', () => {
    expect(mergeFields({ title: 'a', order: 1 }, { title: 'b', order: 1 }, { title: 'a', order: 2 })).toEqual({ fields: { title: 'b', order: 2 }, clean: true, collisions: [] })
  })

  it('collides where both changed a key, and keeps ours', () => {
    expect(mergeFields({ title: 'a' }, { title: 'b' }, { title: 'c' })).toEqual({ fields: { title: 'b' }, clean: false, collisions: [{ key: 'title', base: 'a', ours: 'b', theirs: 'c' }] })
  })

  it('takes a key out where one side did and the other left it', () => {
    expect(mergeFields({ title: 'a', order: 1 }, { order: 1 }, { title: 'a', order: 1 }).fields).toEqual({ order: 1 })
    expect(mergeFields({ title: 'a' }, {}, { title: 'b' })).toMatchObject({ clean: false, collisions: [{ ours: undefined, theirs: 'b' }] })
  })

  it('merges lists by element: additions of both, ours first, equal ones once', () => {
    expect(mergeFields({ followers: ['p'] }, { followers: ['p', 'q'] }, { followers: ['p', 'q', 'r'] }).fields).toEqual({ followers: ['p', 'q', 'r'] })
    expect(mergeFields({ followers: ['p', 'q'] }, { followers: ['q'] }, { followers: ['p', 'q', 'r'] }).fields).toEqual({ followers: ['q', 'r'] })
  })

  it('merges records by key, and names what collides in them', () => {
    const result = mergeFields({ levels: { axis: 'Axe' } }, { levels: { axis: 'Thème' } }, { levels: { axis: 'Volet', action: 'Mesure' } })
    expect(result).toEqual({ fields: { levels: { axis: 'Thème', action: 'Mesure' } }, clean: false, collisions: [{ key: 'levels.axis', base: 'Axe', ours: 'Thème', theirs: 'Volet' }] })
  })

  it('takes a key named __proto__ as any other', () => {
    const theirs = JSON.parse('{"__proto__": {"polluted": true}}') as Record<string, unknown>
    const { fields } = mergeFields({}, {}, theirs)
    expect(Object.hasOwn(fields, '__proto__')).toBe(true)
    expect((fields as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
