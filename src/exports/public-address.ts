import type { Site } from '../site/site.ts'

/** The address of a page from its path: absolute where the site's own address is known, else the path itself. */
export function publicAddress({ options }: Site, path: string): string {
  return `${options.url ?? ''}${path}`
}
