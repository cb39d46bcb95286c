import { describe, expect, it } from 'vitest'
import { remember } from './remember.ts'

function counted(maxLength: number) {
  const asked: string[] = []
  return { asked, answer: remember((text) => (asked.push(text), { text }), maxLength) }
}

describe('remember', () => {
  it('computes each text once', () => {
    const { asked, answer } = counted(100)
    expect(answer('a')).toBe(answer('a'))
    expect(answer('b')).toEqual({ text: 'b' })
    expect(asked).toEqual(['a', 'b'])
  })

  it('forgets what was not asked for lately, and keeps what was', () => {
    const { asked, answer } = counted(4)
    for (const text of ['a', 'b', 'c', 'a', 'd', 'e', 'a', 'b']) answer(text)
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'b'])
  })

  it('answers for a text longer than its memory', () => {
    const { answer } = counted(2)
    expect(answer('abcdef')).toEqual({ text: 'abcdef' })
  })
})
