import { renderDiff } from '../markdown/render-diff.ts'
import { describeDiff } from '../merge/describe-diff.ts'
import { diffWords } from '../merge/diff-words.ts'
import type { Site } from './site.ts'
import { tell } from './tell-diff.ts'

/** How one text became another: in words, and word by word as safe HTML; null for a part that is the same, or that was not given. */
export interface TextComparison {
  /** « Remplace « … » par « … » » */
  told: string[]
  titleDiffHtml: string | null
  diffHtml: string | null
}

export interface ComparedText {
  title?: string | undefined
  /** Absent: the change leaves the body as it was. */
  body?: string | undefined
}

/** Compares as they are read: each paragraph in one line. */
export function compareTexts(site: Site, before: ComparedText, after: ComparedText): TextComparison {
  const labels = { removed: site.t('diff.removed'), added: site.t('diff.added'), end: site.t('diff.end') }
  const told: string[] = []
  const compare = (one: string, other: string, say: (told: string) => string): string | null => {
    if (one === other) return null
    told.push(...describeDiff(one, other).map((each) => say(tell(site, each))))
    return renderDiff(diffWords(one, other), labels)
  }
  const titleDiffHtml = after.title === undefined ? null : compare(before.title ?? '', after.title, (each) => site.t('change.in-title', { told: each }))
  const diffHtml = after.body === undefined ? null : compare(joinLines(before.body ?? ''), joinLines(after.body), (each) => each)
  return { told, titleDiffHtml, diffHtml }
}

/** Paragraphs in one line each: in files each sentence has its own. */
function joinLines(text: string): string {
  return text.trimEnd().replace(/(?<=[^\n])\n(?!\n|\s*(?:[-+*>#|]|\d+[.)])\s)/g, ' ')
}
