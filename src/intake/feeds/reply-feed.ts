import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { v5 } from 'uuid'
import type { Feed, FeedEntry } from '../../exports/atom/feed.ts'
import { formatFeed } from '../../exports/atom/format-feed.ts'

/** Names the ids of private feeds and of their entries (RFC 9562, version 5); made once by chance. */
const namespace = '0b8a5f0c-6e0d-4c53-9f5d-6a1f4a2f7c11'

/** `urn:uuid:…`, the same at each reading. */
export function feedId(what: string): string {
  return `urn:uuid:${v5(what, namespace)}`
}

/** Newest first, fifty at most; of the same instant, in an order of their own. */
export function newestFirst(entries: readonly FeedEntry[]): FeedEntry[] {
  return entries.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1)).slice(0, 50)
}

/** Answers with a feed for one person: no cache shares it, no search engine keeps it, its address is told to no other site. */
export function replyFeed(c: Context, feed: Feed): Response {
  const text = formatFeed(feed)
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  const headers = { etag, 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'content-type': 'application/atom+xml; charset=utf-8' })
}
