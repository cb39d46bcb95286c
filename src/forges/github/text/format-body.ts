import { fenceWithin } from './fence.ts'
import type { Marker } from './marker.ts'

/** What GitHub takes in the body of an issue, a pull request or a comment, in characters; we count UTF-16 units, never fewer. */
export const longestBody = 65_536

export interface BodyParts {
  marker: Marker
  /** Our own words above what was contributed. */
  heading: string
  /** Contributed; left out when empty. */
  text: string
  /** Our own words and links below it, one paragraph each. */
  footer: readonly string[]
  /** Said when the text does not fit. */
  cutNotice: string
}

/** Body of what we write on GitHub: the marker, then the contributed text fenced and cut to fit, between our own words. */
export function formatBody({ marker, heading, text, footer, cutNotice }: BodyParts): string {
  const join = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join('\n\n')
  if (text === '') return `${marker}\n${join(...footer)}\n`
  const frame = `${marker}\n${join(heading, '', cutNotice, ...footer)}\n`
  const { block, cut } = fenceWithin(text, longestBody - frame.length - 4)
  return `${marker}\n${join(heading, block, cut ? cutNotice : undefined, ...footer)}\n`
}
