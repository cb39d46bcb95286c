import type { ReadItem } from '../compare-reads.ts'
import type { PublishedText } from './comparison-files.ts'

/** A text as the site published it, whole again. */
export function readPublished({ title = '', read, body = read, links = [] }: PublishedText): ReadItem {
  return { title, read, body, links }
}
