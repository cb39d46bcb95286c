// A list item, heading, quotation, table row or fence begins a block wherever its line stands; so does a line after a blank one.
const opening = /^[ \t]{0,12}(?:[-*+•◦][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|>|\||`{3,}|~{3,})/

/**
 * Cuts Markdown text into paragraphs, list items, headings, quotations and table rows. Each block keeps the line breaks
 * that follow it: joined, they are the text.
 */
export function splitBlocks(text: string): string[] {
  const blocks: string[] = []
  let blank = true
  for (const line of text.split(/(?<=\n|\r(?!\n))/)) {
    const isBlank = line.trim() === ''
    if (blocks.length === 0 || (!isBlank && (blank || opening.test(line)))) blocks.push(line)
    else blocks[blocks.length - 1] += line
    blank = isBlank
  }
  return text === '' ? [] : blocks
}
