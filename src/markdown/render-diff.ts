import type { ElementContent } from 'hast'
import { plainToHtml } from './render-plain-inline.ts'
import { writeHtml } from './write-html.ts'

/** A part of a text compared by the word, in order. */
export interface DiffPart {
  type: 'same' | 'removed' | 'added'
  text: string
}

/** Words that tell a change to those who do not see it, before and after it: « supprimé : », « ajouté : », « fin ». */
export interface DiffLabels {
  removed: string
  added: string
  end: string
}

/**
 * HTML of a comparison, for running text: `<del>` and `<ins>` with hidden words (class `visually-hidden`), as most screen
 * readers do not say either. Everything is plain words; a line end is a `<br>`. Parts without text are left out.
 */
export function renderDiff(parts: readonly DiffPart[], labels: DiffLabels): string {
  return writeHtml({ type: 'root', children: parts.filter(({ text }) => text !== '').flatMap((part) => renderPart(part, labels)) })
}

function renderPart({ type, text }: DiffPart, labels: DiffLabels): ElementContent[] {
  if (type === 'same') return plainToHtml(text)
  const children = [hidden(` ${labels[type]} `), ...plainToHtml(text), hidden(` ${labels.end} `)]
  return [{ type: 'element', tagName: type === 'removed' ? 'del' : 'ins', properties: {}, children }]
}

function hidden(words: string): ElementContent {
  return { type: 'element', tagName: 'span', properties: { className: ['visually-hidden'] }, children: [{ type: 'text', value: words }] }
}
