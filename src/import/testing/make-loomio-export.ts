import { formatBlocks } from '../plan-files/format-blocks.ts'
import type { Block, ParsedDiscussion } from '../parsed-discussion.ts'

export type LoomioGeneration = 'discussion_id' | 'topic_id' | 'parents'

/** The Loomio export which a parsed page would come from: its text as HTML or Markdown, ids in one of three generations. */
export function makeLoomioExport(page: string, parsed: ParsedDiscussion, format: 'html' | 'md', generation: LoomioGeneration): string {
  const people = [parsed.poster?.name ?? '', ...new Set(parsed.comments.map(({ author }) => author))]
  const userId = (name: string): number => 100 + people.indexOf(name)
  const text = page.slice(page.indexOf('Seen by 24') + 10, page.indexOf('\nJV\n'))
  const commentId = (key: string): number => 500 + Number(key.slice(1))
  const rows: [string, Record<string, unknown>][] = [
    ['groups', { id: 1, name: 'Un collectif', creator_id: 100 }],
    ...people.map((name, index): [string, Record<string, unknown>] => ['users', { id: 100 + index, name, username: `membre${index}`, email: `membre${index}@exemple.fr`, bio: '' }]),
    ...(generation === 'topic_id' ? [['topics', { id: 40, group_id: 1, topicable_type: 'Discussion', topicable_id: 7 }] as [string, Record<string, unknown>]] : []),
    ['discussions', {
      id: 7, key: 'abcd1234', title: 'Notre plan d’action', author_id: 100, group_id: 1, description: formatBody(toBlocks(text), format), description_format: format,
      created_at: '2023-09-19T08:00:00.000Z', ...(generation === 'topic_id' && { topic_id: 40 }),
    }],
    ['discussions', { id: 8, key: 'efgh5678', title: 'Autre chose', author_id: 100, description: 'Bonjour', description_format: 'md', created_at: '2023-01-01T08:00:00Z' }],
    ['reactions', { id: 1, user_id: 101, reaction: 'heart' }],
    // Newest first: the order of an export means nothing.
    ...parsed.comments.toReversed().map(({ key, author, at, replyTo, blocks }): [string, Record<string, unknown>] => ['comments', {
      id: commentId(key), user_id: userId(author), body: formatBody(blocks, format), body_format: format, created_at: new Date(at).toISOString(), discarded_at: null,
      ...(generation === 'discussion_id' && { discussion_id: 7 }), ...(generation === 'topic_id' && { topic_id: 40 }),
      ...(replyTo === null ? { parent_id: 7, parent_type: 'Discussion' } : { parent_id: commentId(replyTo), parent_type: 'Comment' }),
    }]),
    ['comments', { id: 900, user_id: 101, body: 'Ailleurs', created_at: '2023-09-20T08:00:00Z', discussion_id: 8 }],
  ]
  return `${rows.map(([table, record]) => JSON.stringify({ table, record })).join('\n')}\n`
}

function toBlocks(text: string): Block[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => ({ kind: 'paragraph', text: line, lines: [] }))
}

function formatBody(blocks: Block[], format: 'html' | 'md'): string {
  if (format === 'md') return formatBlocks(blocks, () => undefined)
  return blocks.map(({ kind, text }) => (kind === 'bullet' ? `<ul><li><p>${formatHtml(text)}</p></li></ul>` : `<p>${formatHtml(text)}</p>`)).join('')
}

function formatHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return escaped.replace(/https?:\S+/g, '<a href="$&" target="_blank">$&</a>').replace(/^(Axe \d+ :.*)$/, '<strong>$1</strong>')
}
