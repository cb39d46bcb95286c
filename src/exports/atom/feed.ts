/** What one Atom feed says (RFC 4287). Addresses are absolute, or paths from the site's root. */
export interface Feed {
  /** `urn:uuid:…`, for good. */
  id: string
  title: string
  subtitle: string
  /** BCP 47. */
  lang: string
  /** Address that paths are relative to; null: that of the feed itself. */
  base: string | null
  self: string
  page: string
  /** ISO 8601 instant of the latest entry, or of the plan's first commit. */
  updated: string
  /** Newest first. */
  entries: FeedEntry[]
}

export interface FeedEntry {
  id: string
  title: string
  /** ISO 8601 instant at which it happened; entries never change after. */
  at: string
  author: string
  href: string
  /** Safe HTML; may be empty. */
  html: string
}
