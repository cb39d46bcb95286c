import { describe, expect, it } from 'vitest'
import { mergeCases } from './merge-cases.ts'
import { merge3 } from './merge3.ts'

describe.each(mergeCases)('$topic: $says', ({ base, ours, theirs, merged, disputed }) => {
  const result = merge3(base, ours, theirs)

  it(merged === undefined ? 'collides, and both wordings are told' : 'merges', () => {
    if (merged !== undefined) expect(result).toEqual({ text: merged, clean: true, collisions: [] })
    else {
      expect(result.clean).toBe(false)
      expect(result.collisions.map((collision) => collision.base)).toEqual(disputed)
    }
  })

  it('comes out alike with the sides exchanged', () => {
    expect(merge3(base, theirs, ours).clean).toBe(result.clean)
  })
})
