import { renderDiff } from '../markdown/render-diff.ts'
import type { DiffPart } from '../merge/diff-words.ts'
import { compareReads } from './compare-reads.ts'
import { readBody } from './describe-texts.ts'
import type { Site } from './site.ts'

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
  const [one, other] = bodies[0] === bodies[1] ? [same, same] : bodies.map(readBody)
  const { told, title, text } = compareReads(site, { ...one!, title: titles[0] }, { ...other!, title: titles[1] })
  return { told, titleDiffHtml: showDiff(site, title), diffHtml: showDiff(site, text) }
}

/** A body that need not be read. */
const same = { body: '', read: '', links: [] }

function showDiff(site: Site, parts: DiffPart[] | null): string | null {
  return parts && renderDiff(parts, { removed: site.t('diff.removed'), added: site.t('diff.added'), end: site.t('diff.end') })
}
