import { AppError } from '../domain/errors.ts'
import type { Site } from './site.ts'

let site: Site | undefined

/** Gives pages the site that they show. */
export function provideSite(given: Site): void {
  site = given
}

/** The site whose pages are being made. Throws `SiteMissing`. */
export async function useSite(): Promise<Site> {
  if (!site) throw new SiteMissing()
  return site
}

export class SiteMissing extends AppError {
  constructor() {
    super('site.missing', 'The site is built by "npm run build" (src/build); Astro alone does not know which plan to read.')
  }
}
