import { z } from 'zod'
import { commitId } from '../domain/ids.ts'

/**
 * Everything that a build depends on beside the code. The folders say where things are written and never appear in a page.
 * `base` begins and ends with `/`; `url` and `intakeUrl` have no final slash.
 */
export const siteInput = z.object({
  /** Git directory that holds the branches. */
  gitDir: z.string(),
  heads: z.object({ main: commitId, register: commitId.nullable(), people: commitId.nullable() }),
  base: z.string().default('/'),
  url: z.string().nullable().default(null),
  /** Null: at the site's own address. `none`: there is no intake; the form's addresses are pages of the site. */
  intakeUrl: z.string().nullable().default(null),
  /** Other ways to send what was written, each null where the host gave none. */
  email: z.string().nullish(),
  issuesUrl: z.string().nullish(),
  /** The plan is the demonstration: pages say so. */
  demo: z.boolean().default(false),
  /** Submissions wait for a coordinator before they are public. */
  hold: z.boolean().default(false),
  /** The built site. Made anew. */
  outDir: z.string(),
  /** What a build leaves to the next, to save time: can be deleted at any time, and shared by builds that run together. */
  cacheDir: z.string(),
})
export type SiteInput = z.infer<typeof siteInput>

/** What of a build's inputs may reach a page, and stands in `build.json`: no folder, no id of a commit. */
export const siteSettings = siteInput.pick({ base: true, url: true, intakeUrl: true, email: true, issuesUrl: true, demo: true, hold: true })
export type SiteSettings = z.infer<typeof siteSettings>
