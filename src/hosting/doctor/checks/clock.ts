import { fault, ok, unknown } from '../check.ts'
import type { Check } from '../check.ts'

/** GitHub refuses a sign-in from the future: it counts in seconds. */
const longest = 30_000

/** This machine's clock and GitHub's agree. */
export const checkClock: Check = async ({ api, now }) => {
  const before = now().getTime()
  const { date } = await api.asAnybody('GET /')
  if (!date) return unknown('unread')
  const skew = (before + now().getTime()) / 2 - date.getTime()
  return Math.abs(skew) > longest ? fault(skew > 0 ? 'ahead' : 'behind', { seconds: Math.round(Math.abs(skew) / 1_000) }) : ok
}
