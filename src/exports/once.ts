import type { Site } from '../site/site.ts'

/** `compute` done once for a site: many documents need the same result. */
export function once<T>(compute: (site: Site) => T): (site: Site) => T {
  const results = new WeakMap<Site, T>()
  return (site) => {
    if (!results.has(site)) results.set(site, compute(site))
    return results.get(site)!
  }
}
