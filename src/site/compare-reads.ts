import { describeDiff } from '../merge/describe-diff.ts'
import { diffWords } from '../merge/diff-words.ts'
import type { DiffPart } from '../merge/diff-words.ts'
import { describeReads } from './describe-reads.ts'
import type { ReadBody, TextTelling } from './describe-reads.ts'
import type { Site } from './site.ts'
import { tell } from './tell-diff.ts'

/** A text of an item, as it is read. */
export interface ReadItem extends ReadBody {
  /** '' for none. */
  title: string
}

/** How one text became another: in words, and word by word; null for a part that reads the same. */
export interface ReadComparison {
  told: string[]
  title: DiffPart[] | null
  text: DiffPart[] | null
}

/** Compares titles and bodies as they are read. Pages do it as the build does: it asks for the words of the interface alone. */
export function compareReads(site: Pick<Site, 't'>, before: ReadItem, after: ReadItem): ReadComparison {
  const inTitle = before.title === after.title ? [] : describeDiff(before.title, after.title).map((each: TextTelling) => site.t('change.in-title', { told: tell(site, each) }))
  const inText = before.body === after.body ? [] : describeReads(before, after).map((each) => tell(site, each))
  return { told: [...inTitle, ...inText], title: diff(before.title, after.title), text: diff(before.read, after.read) }
}

function diff(before: string, after: string): DiffPart[] | null {
  return before === after ? null : diffWords(before, after)
}
