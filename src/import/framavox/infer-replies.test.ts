import { describe, expect, it } from 'vitest'
import { inferReplies } from './infer-replies.ts'

/** Comments in page order, as `author day text`. */
function infer(...comments: string[]): (string | null)[] {
  const parsed = comments.map((comment, index) => {
    const [author = '', at = '', ...words] = comment.split(' ')
    return { key: `c${index + 1}`, author, at: `2023-09-${at}T08:00:00+02:00`, blocks: [{ kind: 'paragraph' as const, text: words.join(' '), lines: [] }] }
  })
  return [...inferReplies(parsed).values()]
}

describe('inferReplies', () => {
  it('ties a comment to the last one of whom it names in the thread', () => {
    expect(infer('Ana 01 a', 'Bob 02 @Ana b', 'Ana 03 @Bob c', 'Cyd 04 @Ana d')).toEqual([null, 'c1', 'c2', 'c3'])
  })

  it('opens a thread where dates step back', () => {
    expect(infer('Ana 01 a', 'Bob 09 @Ana b', 'Cyd 02 c', 'Dan 08 @Cyd d', 'Eve 03 e')).toEqual([null, 'c1', null, 'c3', null])
  })

  it('keeps in the thread a comment without a name that is younger than a later thread', () => {
    expect(infer('Ana 01 a', 'Bob 09 b', 'Cyd 02 c')).toEqual([null, 'c1', null])
  })

  it('ties nothing to another thread, to oneself later or to someone who wrote later', () => {
    expect(infer('Ana 01 a', 'Bob 02 b', 'Cyd 03 @Ana c')).toEqual([null, null, null])
    expect(infer('Ana 05 a', 'Bob 02 @Ana b')).toEqual([null, null])
  })

  it('takes a mention far into the text for no answer', () => {
    expect(infer('Ana 01 a', `Bob 02 ${'mot '.repeat(30)}@Ana`)).toEqual([null, null])
  })

  it('tells names that begin alike apart', () => {
    expect(infer('Charles 01 a', 'CharlesA 02 @Charles b', 'Bob 03 @CharlesA c')).toEqual([null, 'c1', 'c2'])
  })
})
