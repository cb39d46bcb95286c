import { itemKinds } from '../../domain/plan.ts'
import type { Doubt, Located, ParsedItem } from '../parsed-discussion.ts'
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
  const titled = haveTitles(headings, lines, continues)
  headings.forEach((heading, index) => {
    const item = buildItem(heading, listBelow(heading, headings[index + 1], lines), continues, titled, doubts)
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
function haveTitles(headings: LevelledHeading[], lines: TextLine[], continues: Continues): boolean {
  const inline = headings.map((heading, index) => ({ heading, next: headings[index + 1] })).filter(({ heading: { kind, rest } }) => kind === 'action' && rest !== '')
  const over = inline.filter(({ heading, next }) => {
    const { left } = splitHead(heading, listBelow(heading, next, lines), continues)
    return takeLink(buildBlocks(left, () => false)).blocks.length > 0
  })
  return over.length * 2 > inline.length
}

function listBelow(heading: LevelledHeading, next: LevelledHeading | undefined, lines: TextLine[]): TextLine[] {
  return lines.slice(lines.indexOf(heading.line) + 1, next ? lines.indexOf(next.line) : undefined)
}

/** The words on the heading's line with the lines that wrapping put below, and what is left. */
function splitHead({ kind, line, rest }: LevelledHeading, below: TextLine[], continues: Continues): { opening: Located; left: TextLine[] } {
  if (rest === '') return { opening: { text: '', lines: [] }, left: below }
  const blank = below.findIndex(({ text }) => text === '')
  const run = below.slice(0, blank === -1 ? below.length : blank)
  const size = run.findIndex((next, index) => !continues(run[index - 1] ?? line, next))
  // Where no blank line follows, the text of an axis or objective begins with a capital, on a line of its own.
  const capital = kind === 'action' || size === -1 ? -1 : run.slice(0, size).findIndex(({ text }) => /^\p{Lu}/u.test(text))
  const head = run.slice(0, capital === -1 ? (size === -1 ? run.length : size) : capital)
  return {
    opening: { text: [rest, ...head.map(({ text }) => text)].join(' '), lines: [line, ...head].map(({ number }) => number) },
    left: below.slice(head.length),
  }
}

function buildItem(heading: LevelledHeading, below: TextLine[], continues: Continues, titled: boolean, doubts: Doubt[]): ParsedItem {
  const { kind, number, written, line } = heading
  const item: ParsedItem = { kind, number, written, line: line.number, blocks: [], children: [] }
  const { opening, left } = splitHead(heading, below, continues)
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
