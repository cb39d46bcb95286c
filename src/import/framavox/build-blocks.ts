import type { Block } from '../parsed-discussion.ts'
import { bulletMark, type Continues } from './find-wrap.ts'
import type { TextLine } from './read-lines.ts'

/** Paragraphs and bullets of a run of lines: a blank line ends one, a bullet starts one, and so does each line of a page that is not wrapped. */
export function buildBlocks(lines: TextLine[], continues: Continues): Block[] {
  const blocks: Block[] = []
  let previous: TextLine | undefined
  for (const line of lines) {
    if (line.text === '') {
      previous = undefined
      continue
    }
    const mark = bulletMark.exec(line.folded)?.[0]
    const open = blocks.at(-1)
    if (previous && open && continues(previous, line)) {
      open.text += ` ${line.text}`
      open.lines.push(line.number)
    } else if (mark === undefined) {
      blocks.push({ kind: 'paragraph', text: line.text, lines: [line.number] })
    } else {
      blocks.push({ kind: 'bullet', text: line.text.slice(mark.length).trim(), lines: [line.number] })
    }
    previous = line
  }
  return blocks
}
