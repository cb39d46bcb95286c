import { toPlain } from '../text/plain.ts'

/** The words of one sentence of a Markdown text, as they are read: no markup, no bullet, no mark of a footnote. */
export function plainSentence(markdown: string): string {
  const bare = markdown.replace(/^(?:[-+*•>]|#{1,6}|\d{1,9}[.)]|\[\^[^\]\s]+\]:)\s+/, '').replace(/\[\^[^\]\s]+\]/g, '')
  return (/[*_`[\]\\<>&!#~|@]/.test(bare) ? toPlain(bare) : bare).replace(/\s*\n\s*/g, ' ').trim()
}
