import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { readPageText } from '../read-page.ts'

/** A whole word, in any case, as it is written in the plan. */
const word = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}·])(?:${pattern})(?!\\p{L})`, 'iu')
const recit = [word('récits?')]
const ecology = [word('écologi(?:e|es|que|ques)')]
const work = [word('(?:œ|oe)uvr(?:e|es|er|ent|ant)')]

/** What people type, and what stands in the texts that they should find: no code of the search's own. */
export const searchTable: readonly { words: string; isThere: readonly RegExp[] }[] = [
  { words: 'monnaie locale', isThere: [word('monnaies?'), word('loca(?:l|le|les|ux|lement)')] },
  { words: 'recit', isThere: recit },
  { words: 'récit', isThere: recit },
  { words: "l'écologie", isThere: ecology },
  { words: 'l’écologie', isThere: ecology },
  { words: 'oeuvre', isThere: work },
  { words: 'œuvre', isThere: work },
  { words: 'financement', isThere: [word('financ(?:e|es|ement|ements|er|é|és|ée|ées)')] },
  { words: 'ambassadrices', isThere: [word('ambassad(?:eur|eurs|rice|rices)(?:·rices?)?')] },
]

/** Name and text of each item's page, by address. */
export async function readItems(site: string): Promise<Map<string, string>> {
  const items = new Map<string, string>()
  for (const folder of ['axes', 'objectifs', 'actions']) {
    for (const entry of await readdir(join(site, folder), { withFileTypes: true })) {
      if (!entry.isDirectory()) continue
      const file = join(site, folder, entry.name, 'index.html')
      items.set(`${folder}/${entry.name}/`, `${await readPageText(file, 'item-head')} ${await readPageText(file, 'prose')}`)
    }
  }
  return items
}

/** Types words into the open search page; gives the addresses of all results, in order. */
export async function search(page: Page, words: string): Promise<string[]> {
  await page.getByRole('searchbox').fill(words)
  const status = page.locator('.search-status', { hasText: words })
  await status.waitFor()
  const count = Number(/^(\d+)/.exec(await status.innerText())?.[1] ?? ((await status.innerText()).startsWith('Une') ? 1 : 0))
  const rows = page.locator('.search-results .row-title')
  const more = page.getByRole('button', { name: 'Voir la suite' })
  // The first rows come at once, the others a little later, and those beyond when they are asked for.
  for (;;) {
    const before = await rows.count()
    if (before >= count) break
    await rows.nth(before).or(more).first().waitFor()
    if ((await rows.count()) === before) await more.click()
  }
  return rows.evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.slice(1)))
}
