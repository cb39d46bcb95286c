/** What GitHub asks of those who write: one write a second, and less for what notifies people (issues, comments, pull requests). */
const betweenWrites = 1_000
const betweenNotices = 3_000
const noticesEach: readonly { span: number; most: number }[] = [
  { span: 60_000, most: 60 },
  { span: 3_600_000, most: 250 },
]

/** When the last writes were, in milliseconds since 1970, oldest first. */
export interface PastWrites {
  write: number | null
  notices: readonly number[]
}

export const noPastWrites: PastWrites = { write: null, notices: [] }

/** The earliest instant for the next write, in milliseconds since 1970; in the past when it may go at once. */
export function nextWriteAt({ write, notices }: PastWrites, notifies: boolean): number {
  const afterWrite = write === null ? 0 : write + betweenWrites
  if (!notifies) return afterWrite
  const last = notices.at(-1)
  const afterSpans = noticesEach.map(({ span, most }) => (notices.at(-most) ?? -Infinity) + span)
  return Math.max(afterWrite, last === undefined ? 0 : last + betweenNotices, ...afterSpans)
}

/** The past once a write is made at `now`. */
export function addWrite(past: PastWrites, now: number, notifies: boolean): PastWrites {
  return { write: now, notices: notifies ? [...past.notices, now].slice(-noticesEach.at(-1)!.most) : past.notices }
}
