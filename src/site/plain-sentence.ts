import { toPlain } from '../text/plain.ts'

/** The words of one sentence of a Markdown text, as they are read: no markup, no bullet, no mark of a footnote. Of a table, its rows: « A │ B / C │ D ». */
export function plainSentence(markdown: string): string {
  const bare = markdown.replace(/^(?:[-+*•>]|#{1,6}|\d{1,9}[.)]|\[\^[^\]\s]+\]:)\s+/, '').replace(/\[\^[^\]\s]+\]/g, '')
  return rowEdge.test(bare) ? bare.split('\n').map(plainRow).filter((row) => row !== '').join(' / ') : plainWords(bare)
}

const rowEdge = /^\s*\||(?<!\\)\|\s*$/m
const delimiterRow = /^[\s|:-]*-[\s|:-]*$/

/** Cells that hold words; '' for the row of dashes. A sentence may begin or end inside a cell. */
function plainRow(line: string): string {
  if (delimiterRow.test(line)) return ''
  return line.split(/(?<!\\)\|/).map(plainWords).filter((cell) => cell !== '').join(' │ ')
}

function plainWords(markdown: string): string {
  return (/[*_`[\]\\<>&!#~|@]/.test(markdown) ? toPlain(markdown) : markdown).replace(/\s*\n\s*/g, ' ').trim()
}
