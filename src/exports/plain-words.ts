import { showNumbers } from '../content/show-numbers.ts'
import { escapeText } from '../text/escape-text.ts'
import { toPlain } from '../text/plain.ts'
import { remember } from '../text/remember.ts'
import type { Site } from '../site/site.ts'

// Each document of the whole plan shows all its texts, and nearly all are those of the build before.
const plainOf = remember(toPlain, 20_000_000)

/** A text as people read it: no markup, numbers of today, names in place of mentions. */
export function plainWords(site: Site, markdown: string): string {
  const named = markdown.replace(/@\[(p-[0-9a-hjkmnp-tv-z]{10})\]/g, (_, person: string) => escapeText(site.nameOf(person)))
  return plainOf(showNumbers(named, site.state.plan.items))
}
