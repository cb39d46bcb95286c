import { listItems, type Block, type ParsedDiscussion } from '../parsed-discussion.ts'

/** What a page says, however it is set: titles and texts with plain spaces and apostrophes, dates, who answers whom. */
export function gist(parsed: ParsedDiscussion): unknown {
  return {
    title: bare(parsed.title?.text ?? ''),
    poster: parsed.poster?.name,
    introduction: joinText(parsed.introduction),
    items: listItems(parsed.axes).map(({ kind, title, blocks, discussion }) => [kind, bare(title?.text ?? ''), joinText(blocks), discussion?.text]),
    comments: parsed.comments.map(({ author, at, replyTo, blocks }) => [bare(author), at, replyTo, joinText(blocks)]),
  }
}

function bare(text: string): string {
  return text.normalize('NFC').replace(/[’']/g, "'").replace(/\s+/g, ' ').trim()
}

function joinText(blocks: Block[]): string {
  return bare(blocks.map(({ text }) => text).join(' '))
}
