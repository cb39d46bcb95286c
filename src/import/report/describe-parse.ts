import { listItems, type ParsedComment, type ParsedDiscussion, type ParsedItem } from '../parsed-discussion.ts'
import { countWords, doubtWords } from './words.ts'

const width = 72

/** What the importer understood, for a person to read: the tree, the comments, then what it doubts and what it set aside, with line numbers. */
export function describeParse(parsed: ParsedDiscussion): string {
  const items = listItems(parsed.axes)
  const counts = (['axis', 'objective', 'action'] as const).map((kind) => countWords(kind, items.filter((item) => item.kind === kind).length))
  const replies = parsed.comments.filter(({ replyTo }) => replyTo !== null).length
  return [
    parsed.title?.text ?? '(sans titre)',
    ...(parsed.poster ? [`publié par ${parsed.poster.name}`] : []),
    '',
    `${counts.join(', ')}, ${count(parsed.introduction.length, 'paragraphe')} d’introduction`,
    ...parsed.axes.flatMap((axis) => describeItem(axis, 0)),
    '',
    `${count(parsed.comments.length, 'commentaire')}, dont ${count(replies, 'réponse')}`,
    ...parsed.comments.map((comment) => describeComment(comment, parsed.comments)),
    '',
    ...section('Renvois du texte à des éléments numérotés, dont on fera des liens', parsed.references.map(({ line, text, target }) => at(line, `${text} → ${countWords(target.kind, 1).slice(2)} ${target.number.join('.')}`))),
    ...section('À vérifier', parsed.doubts.map((doubt) => at(doubt.line, doubtWords(doubt)))),
    ...section('Lignes mises de côté (gardées dans sources/)', parsed.unplaced.map(({ line, text }) => at(line, text))),
  ].join('\n').trimEnd()
}

function describeItem(item: ParsedItem, depth: number): string[] {
  const words = item.title?.text ?? item.blocks[0]?.text ?? ''
  return [`${'  '.repeat(depth)}${cut(`${item.written} ${words}`)}`, ...item.children.flatMap((child) => describeItem(child, depth + 1))]
}

function describeComment(comment: ParsedComment, all: ParsedComment[]): string {
  let depth = 0
  for (let up = comment.replyTo; up !== null; up = all.find(({ key }) => key === up)?.replyTo ?? null) depth += 1
  const to = all.find(({ key }) => key === comment.replyTo)
  const reply = to ? ` → ${to.author}${comment.inferred ? ' (déduit)' : ''}` : ''
  return cut(`${'  '.repeat(depth)}${comment.at.slice(0, 16).replace('T', ' ')} ${comment.author}${reply}\u202f: ${comment.blocks[0]?.text ?? ''}`)
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines, '']
}

function at(line: number, words: string): string {
  return `  ligne ${line}\u202f: ${words}`
}

function count(number: number, word: string): string {
  return `${number} ${word}${number > 1 ? 's' : ''}`
}

function cut(text: string): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text
}
