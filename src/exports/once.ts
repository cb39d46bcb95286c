import type { Site } from '../site/site.ts'

/** `compute` done once for a site: many documents need the same result. */
export function once<T>(compute: (site: Site) => T): (site: Site) => T {
  return (site) => site.once(compute)
}
