import type { LoomioComment, LoomioDiscussion, LoomioRecords } from './read-records.ts'

/** A comment in its place: `parent` is the comment that it answers, undefined at the top. */
export interface ThreadedComment {
  comment: LoomioComment
  parent?: LoomioComment
  /** True where what it answered was removed or is not in the export. */
  lostParent: boolean
}

/**
 * The comments of a discussion, each thread whole before the next, oldest first. Exports say to what a comment belongs in three
 * ways: `discussion_id`, `topic_id` (of a topic that holds the discussion), or its chain of parents. Removed comments are left out;
 * the answers to one go to what it answered.
 */
export function listThread(records: LoomioRecords, discussion: LoomioDiscussion): ThreadedComment[] {
  const byId = new Map(records.comments.map((comment) => [String(comment.id), comment]))
  const topics = new Set(records.topics.filter((topic) => topic.topicable_type === 'Discussion' && same(topic.topicable_id, discussion.id)).map(({ id }) => String(id)))
  if (discussion.topic_id != null) topics.add(String(discussion.topic_id))
  const parentOf = (comment: LoomioComment): LoomioComment | undefined =>
    comment.parent_id == null || (comment.parent_type ?? 'Comment') !== 'Comment' ? undefined : byId.get(String(comment.parent_id))
  const belongs = (comment: LoomioComment, seen = new Set<LoomioComment>()): boolean => {
    if (same(comment.discussion_id, discussion.id) || (comment.topic_id != null && topics.has(String(comment.topic_id)))) return true
    if (comment.discussion_id != null || comment.topic_id != null || seen.has(comment)) return false
    if (comment.parent_type === 'Discussion') return same(comment.parent_id, discussion.id)
    const parent = parentOf(comment)
    return parent !== undefined && belongs(parent, seen.add(comment))
  }
  const kept = records.comments.filter((comment) => comment.discarded_at == null && belongs(comment)).map((comment): ThreadedComment => {
    const seen = new Set<LoomioComment>([comment])
    let parent = parentOf(comment)
    while (parent && (parent.discarded_at != null || !belongs(parent)) && !seen.has(parent)) {
      seen.add(parent)
      parent = parentOf(parent)
    }
    const wanted = comment.parent_id != null && (comment.parent_type ?? 'Comment') === 'Comment'
    const found = parent && !seen.has(parent) ? parent : undefined
    return { comment, ...(found && { parent: found }), lostParent: wanted && !same(comment.parent_id, found?.id) }
  })
  return flatten(kept)
}

function flatten(all: ThreadedComment[]): ThreadedComment[] {
  const sorted = all.toSorted((a, b) => Date.parse(a.comment.created_at) - Date.parse(b.comment.created_at))
  const done = new Set<ThreadedComment>()
  const walk = (entry: ThreadedComment): ThreadedComment[] => {
    if (done.has(entry)) return []
    done.add(entry)
    return [entry, ...sorted.filter(({ parent }) => parent === entry.comment).flatMap(walk)]
  }
  const threads = sorted.filter(({ parent }) => parent === undefined).flatMap(walk)
  // Comments that answer each other in a circle have no top: each that is left opens a thread.
  const circles = sorted.filter((entry) => !done.has(entry)).map(({ comment }) => ({ comment, lostParent: true }))
  return [...threads, ...circles]
}

function same(a: string | number | null | undefined, b: string | number | null | undefined): boolean {
  return a != null && b != null && String(a) === String(b)
}
