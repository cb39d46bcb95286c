import fc from 'fast-check'
import { applyEdit, edit, planText } from './arbitrary-texts.ts'

/** A plan item and proposals made on it, each with one edit and a word of its own; the same for one seed. */
export interface BenchItem {
  base: string
  proposals: string[]
}

/** `items` texts of about 400 characters with `proposals` proposals in all, dealt in turn. */
export function makeBenchItems(items: number, proposals: number, seed: number): BenchItem[] {
  const bases = fc.sample(planText, { seed, numRuns: items })
  const edits = fc.sample(edit, { seed: seed + 1, numRuns: proposals })
  const made = bases.map((base): BenchItem => ({ base, proposals: [] }))
  edits.forEach((one, index) => {
    const item = made[index % items] as BenchItem
    item.proposals.push(applyEdit(item.base, one, `x${index}`))
  })
  return made
}
