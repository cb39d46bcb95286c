import { renderDiff } from '../markdown/render-diff.ts'
import { describeDiff } from '../merge/describe-diff.ts'
import { diffWords } from '../merge/diff-words.ts'
import { toRead } from '../text/plain.ts'
import { describeTexts } from './describe-texts.ts'
import type { TextTelling } from './describe-texts.ts'
import type { Site } from './site.ts'
import { tell } from './tell-diff.ts'

/** How one text became another: in words, and word by word as safe HTML; null for a part that reads the same, or that was not given. */
export interface TextComparison {
  /** « Remplace « … » par « … » » */
  told: string[]
  titleDiffHtml: string | null
  diffHtml: string | null
}

export interface ComparedText {
  title?: string | undefined
  /** Markdown. Absent: the change leaves the body as it was. */
  body?: string | undefined
}

/** Compares titles and bodies as readers see them: no markup. */
export function compareTexts(site: Site, before: ComparedText, after: ComparedText): TextComparison {
  const titles = [before.title ?? '', after.title ?? before.title ?? ''] as const
  const bodies = [before.body ?? '', after.body ?? before.body ?? ''] as const
  const inTitle = list(describeDiff, titles).map((each) => site.t('change.in-title', { told: tell(site, each) }))
  return {
    told: [...inTitle, ...list(describeTexts, bodies).map((each) => tell(site, each))],
    titleDiffHtml: showDiff(site, ...titles),
    diffHtml: bodies[0] === bodies[1] ? null : showDiff(site, toRead(bodies[0]), toRead(bodies[1])),
  }
}

function list(describe: (before: string, after: string) => TextTelling[], [before, after]: readonly [string, string]): TextTelling[] {
  return before === after ? [] : describe(before, after)
}

function showDiff(site: Site, before: string, after: string): string | null {
  return before === after ? null : renderDiff(diffWords(before, after), { removed: site.t('diff.removed'), added: site.t('diff.added'), end: site.t('diff.end') })
}
