import { itemKinds } from '../../domain/plan.ts'
import type { Doubt, ParsedItem } from '../parsed-discussion.ts'
import { buildBlocks } from './build-blocks.ts'
import type { Continues } from './find-wrap.ts'
import type { TextLine } from './read-lines.ts'
import type { LevelledHeading } from './set-levels.ts'
import { takeLink } from './take-link.ts'

const longestTitle = 150
const sentenceEnd = /[.!:;…]$/

/** The tree of a plan from its headings, in the order of the page, and the lines of the plan (comments not included). */
export function buildTree(headings: LevelledHeading[], lines: TextLine[], continues: Continues): { axes: ParsedItem[]; doubts: Doubt[] } {
  const axes: ParsedItem[] = []
  const path: ParsedItem[] = []
  const doubts: Doubt[] = []
  const titled = haveTitles(headings, lines)
  headings.forEach((heading, index) => {
    const below = lines.filter(({ number }) => number > heading.line.number && number < (headings[index + 1]?.line.number ?? Infinity))
    const item = buildItem(heading, below, continues, titled, doubts)
    while (path.length > 0 && level(path.at(-1)) >= level(item)) path.pop()
    const parent = path.at(-1)
    if (parent) parent.children.push(item)
    else axes.push(item)
    path.push(item)
  })
  return { axes, doubts }
}

function level(item: ParsedItem | undefined): number {
  return item ? itemKinds.indexOf(item.kind) : -1
}

/** Whether the words on the actions' heading lines are titles: they are where most actions have text below, and the text itself where most have none. */
function haveTitles(headings: LevelledHeading[], lines: TextLine[]): boolean {
  const inline = headings.filter(({ kind, rest }) => kind === 'action' && rest !== '')
  const over = inline.filter((heading) => {
    const next = headings[headings.indexOf(heading) + 1]?.line.number ?? Infinity
    const below = lines.filter(({ number, text }) => number > heading.line.number && number < next && text !== '')
    return takeLink(buildBlocks(below, () => false)).blocks.length > 0
  })
  return over.length * 2 > inline.length
}

function buildItem(heading: LevelledHeading, below: TextLine[], continues: Continues, titled: boolean, doubts: Doubt[]): ParsedItem {
  const { kind, number, written, line, rest } = heading
  const item: ParsedItem = { kind, number, written, line: line.number, blocks: [], children: [] }
  const head: TextLine[] = rest === '' ? [] : [{ number: line.number, text: rest, folded: rest }]
  let previous = line
  for (const next of below) {
    if (head.length === 0 || next.text === '' || !continues(previous, next)) break
    head.push(next)
    previous = next
  }
  const opening = { text: head.map(({ text }) => text).join(' '), lines: head.map((part) => part.number) }
  const left = below.filter(({ number: own }) => !opening.lines.includes(own))
  const { blocks, link } = takeLink(buildBlocks(left, continues))
  item.blocks = blocks
  if (link && kind === 'action') item.discussion = link
  else if (link) item.blocks.push({ kind: 'paragraph', text: link.text, lines: link.lines })
  if (opening.text === '') return takeTitleBelow(item, doubts)
  if ((kind === 'action' ? titled : true) && opening.text.length <= 300) item.title = opening
  else item.blocks.unshift({ kind: 'paragraph', ...opening })
  return item
}

/** `AXE 2.` alone on its line has its title below; an action without one stays without. */
function takeTitleBelow(item: ParsedItem, doubts: Doubt[]): ParsedItem {
  const first = item.blocks[0]
  if (item.kind === 'action' || first?.kind !== 'paragraph' || first.text.length > longestTitle || sentenceEnd.test(first.text)) return item
  item.title = { text: first.text, lines: first.lines }
  item.blocks.shift()
  doubts.push({ code: 'title-below', line: first.lines[0] ?? item.line, data: { heading: item.written, text: first.text } })
  return item
}
