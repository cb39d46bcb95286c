import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyState, type ApplyState } from './apply-state.ts'
import { applyEdit, edit, planText, type Edit } from './arbitrary-texts.ts'

const itemCount = 22
const pendingCount = 50
const mergeCount = 1000

interface Proposal {
  item: number
  base: string
  text: string
  tag: string
}

/** Words that proposals brought, each unlike any other, with how often they stand in a text. */
function countTags(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [tag] of text.matchAll(/p\d+x\d/g)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return counts
}

function ownTags(proposal: Proposal): string[] {
  return [...countTags(proposal.text).keys()].filter((tag) => tag.startsWith(`${proposal.tag}x`))
}

function propose(item: number, current: string, edits: readonly Edit[], number: number): Proposal {
  const tag = `p${number}`
  return { item, base: current, text: edits.reduce((text, one, index) => applyEdit(text, one, `${tag}x${index}`), current), tag }
}

/** Every word of a pending proposal is in the text that it would give, or in what its author is shown. */
function expectNothingLost(proposal: Proposal, state: ApplyState): void {
  const shown = state.state === 'needs-author' ? state.collisions.map(({ theirs }) => theirs) : []
  const found = countTags([state.text, ...shown].join('\n'))
  for (const tag of ownTags(proposal)) expect(found.get(tag) ?? 0, `${proposal.tag}: ${tag}`).toBeGreaterThan(0)
}

/** The proposal's words are in once, no word is in twice, and none is gone but what the proposal took out. */
function expectSound({ base, text, tag }: Proposal, before: string, after: string): void {
  const where = JSON.stringify({ base, before, text, after })
  const [had, has, given, taken] = [countTags(before), countTags(after), countTags(text), countTags(base)]
  for (const own of given.keys()) if (own.startsWith(`${tag}x`)) expect(has.get(own), where).toBe(1)
  for (const times of has.values()) expect(times, where).toBe(1)
  for (const word of had.keys()) if (!has.has(word)) expect(taken.has(word) && !given.has(word), where).toBe(true)
}

/** Numbers below `limit`, the same for one seed. */
function createNumbers(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

it('orphans, loses and doubles nothing over 1,000 merges with 50 pending proposals', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const current = fc.sample(planText, { seed, numRuns: itemCount })
      const edits = fc.sample(fc.array(edit, { minLength: 1, maxLength: 2 }), { seed, numRuns: 500 })
      const draw = createNumbers(seed)
      let count = 0
      const submit = (item = draw(itemCount)): Proposal => propose(item, current[item] as string, edits[draw(edits.length)] as Edit[], count++)
      const pending = Array.from({ length: pendingCount }, () => submit())
      for (let merged = 0; merged < mergeCount; ) {
        const index = draw(pendingCount)
        const proposal = pending[index] as Proposal
        const before = current[proposal.item] as string
        const state = applyState(proposal.base, before, proposal.text)
        expectNothingLost(proposal, state)
        if (state.state === 'needs-author') {
          // Its author writes it anew on the text of today.
          pending[index] = submit(proposal.item)
          continue
        }
        merged++
        current[proposal.item] = state.text
        pending[index] = submit()
        expectSound(proposal, before, state.text)
        for (const other of pending) {
          if (other.item === proposal.item) expectNothingLost(other, applyState(other.base, current[other.item] as string, other.text))
        }
      }
      expect(pending).toHaveLength(pendingCount)
    }),
    { numRuns: 1, endOnFailure: true },
  )
})
