import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import type { Feed, FeedEntry } from './feed.ts'

/** The XML of a feed, in UTF-8, with a final line break. Characters that XML 1.0 cannot hold become U+FFFD. */
export function formatFeed(feed: Feed): string {
  const root = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.lang, ...(feed.base && { 'xml:base': feed.base }) }, [
    x('id', feed.id),
    x('title', clean(feed.title)),
    x('subtitle', clean(feed.subtitle)),
    x('updated', feed.updated),
    x('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
    x('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
    x('generator', 'Plan vivant'),
    ...feed.entries.map(formatEntry),
  ])
  // The serialiser leaves `>` as it is, which XML forbids in `]]>`.
  return `<?xml version="1.0" encoding="utf-8"?>\n${toXml(root).replaceAll(']]>', ']]&gt;')}\n`
}

function formatEntry(entry: FeedEntry): ReturnType<typeof x> & { type: 'element' } {
  return x('entry', [
    x('id', entry.id),
    x('title', clean(entry.title)),
    x('published', entry.at),
    x('updated', entry.at),
    x('author', [x('name', clean(entry.author))]),
    x('link', { rel: 'alternate', type: 'text/html', href: entry.href }),
    x('content', { type: 'html' }, clean(entry.html)),
  ]) as ReturnType<typeof x> & { type: 'element' }
}

function clean(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
}
