import { describeDiff } from '../merge/describe-diff.ts'
import type { Telling } from '../merge/describe-diff.ts'
import { tokenize } from '../merge/tokenize.ts'
import { toRead } from '../text/plain.ts'

/** What one Markdown body became another by, as readers see them; where they read the same, of which words the form changed. No telling quotes a mark. */
export function describeTexts(before: string, after: string): Telling[] {
  const [one, other] = [toRead(before), toRead(after)]
  const tellings = one === other ? describeDiff(before, after).filter(({ minor }) => minor === 'markup') : describeDiff(one, other)
  const words = new Set<string>()
  return tellings.flatMap((telling) => {
    if (telling.minor !== 'markup') return [telling]
    const shaped = withoutMarks(telling.after ?? '')
    if (shaped === '' || words.has(shaped)) return []
    words.add(shaped)
    return [{ ...telling, before: shaped, after: shaped }]
  })
}

function withoutMarks(words: string): string {
  const kept = tokenize(words).filter(({ kind }) => kind !== 'markup')
  return kept.map(({ text }) => text).join('').replace(/\s+/g, ' ').trim()
}
