import { diffArrays } from 'diff'

/** A run that two lists share, or what one has in place of the other's. Ends are exclusive; one side may be empty. */
export interface Hunk {
  isSame: boolean
  oldStart: number
  oldEnd: number
  newStart: number
  newEnd: number
}

/** Beyond so many edits two texts have little to do with each other, and comparing them would take seconds. */
const mostEdits = 2_000

/** How `after` comes from `before`, in order; both are covered whole. Lists too different to compare are one changed hunk. */
export function listHunks(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = []
  let oldAt = 0
  let newAt = 0
  const changes = diffArrays([...before], [...after], { maxEditLength: mostEdits })
  if (changes === undefined) return [{ isSame: false, oldStart: 0, oldEnd: before.length, newStart: 0, newEnd: after.length }]
  for (const { added, removed, count } of changes) {
    const oldEnd = added ? oldAt : oldAt + count
    const newEnd = removed ? newAt : newAt + count
    const isSame = !added && !removed
    const last = hunks.at(-1)
    if (last !== undefined && !last.isSame && !isSame) Object.assign(last, { oldEnd, newEnd })
    else hunks.push({ isSame, oldStart: oldAt, oldEnd, newStart: newAt, newEnd })
    oldAt = oldEnd
    newAt = newEnd
  }
  return hunks
}
