import type { Site } from '../site/site.ts'

/** Path under `base` of a document about a page: `/p/actions/x/` and `xml` → `actions/x.xml`. */
export function besidePage({ options }: Site, page: string, extension: string): string {
  return `${page.slice(options.base.length).replace(/\/$/, '')}.${extension}`
}
