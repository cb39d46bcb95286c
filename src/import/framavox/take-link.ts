import type { Block, Located } from '../parsed-discussion.ts'

const labelled = /^(?:discussions?|discuter|lien|link|thread)\s*:?\s*(https?:\/\/\S+)?$/i
const alone = /^<?(https?:\/\/[^\s>]+)>?$/
const atEnd = /(?<=\s)discussions?\s*:\s*(https?:\/\/\S+)$/i

/**
 * Takes the address of an item's discussion out of its blocks: `Discussions : https://…`, its label and its address on two
 * lines, an address alone, or a label at the end of the last paragraph. Only the last one is taken; others stay where they are.
 */
export function takeLink(blocks: Block[]): { blocks: Block[]; link?: Located } {
  const index = blocks.findLastIndex(({ text }) => URL.canParse(readAddress(text) ?? ''))
  const found = blocks[index]
  if (found) {
    const address = readAddress(found.text) ?? ''
    const before = blocks[index - 1]
    const label = before && labelled.test(before.text) && !before.text.includes('://') ? before : undefined
    return {
      blocks: blocks.filter((block) => block !== found && block !== label),
      link: { text: address, lines: [...(label?.lines ?? []), ...found.lines] },
    }
  }
  const last = blocks.at(-1)
  const address = last && atEnd.exec(last.text)?.[1]
  if (!last || !address || !URL.canParse(address)) return { blocks }
  return { blocks: [...blocks.slice(0, -1), { ...last, text: last.text.replace(atEnd, '').trimEnd() }], link: { text: address, lines: [last.lines.at(-1) ?? 0] } }
}

function readAddress(text: string): string | undefined {
  return labelled.exec(text)?.[1] ?? alone.exec(text)?.[1]
}
