import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** What opens the local pages of one set-up, and what GitHub gives back: the second is made of the first and does not tell it. */
export interface OneTimeSecret {
  /** In the address that the terminal shows. */
  path: string
  /** Goes to GitHub and comes back with the code. */
  state: string
  isPath(given: string): boolean
  /** True once: a state that came back is used up. */
  takeState(given: string): boolean
}

export function createOneTimeSecret(): OneTimeSecret {
  const path = randomBytes(24).toString('base64url')
  const state = createHmac('sha256', path).update('github app manifest').digest('base64url')
  let isTaken = false
  return {
    path,
    state,
    isPath: (given) => isSame(given, path),
    takeState(given) {
      const isGood = !isTaken && isSame(given, state)
      isTaken ||= isGood
      return isGood
    },
  }
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}
