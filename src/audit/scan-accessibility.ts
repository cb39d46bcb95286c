import axe from 'axe-core'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

export interface Look {
  /** In French. */
  name: string
  scheme: 'light' | 'dark'
  viewport: { width: number; height: number }
}

/** Every way to look at a page. */
export const looks: readonly Look[] = (['light', 'dark'] as const).flatMap((scheme) => [
  { name: `téléphone, ${scheme === 'light' ? 'clair' : 'sombre'}`, scheme, viewport: { width: 390, height: 844 } },
  { name: `ordinateur, ${scheme === 'light' ? 'clair' : 'sombre'}`, scheme, viewport: { width: 1280, height: 900 } },
])

/** A small phone, and a desktop at 400 % (WCAG 1.4.10). */
const narrow = { width: 320, height: 640 }

/**
 * Faults that axe-core finds on an open page, in each look, details unfolded, and what overflows, with large letters and at 320 px too; the page is left at that width.
 * The page's context must bypass its content policy, or its script be on.
 */
export async function scanAccessibility(page: Page, from: readonly Look[] = looks): Promise<string[]> {
  await page.evaluate(axe.source)
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)))
  const faults: string[] = []
  for (const { name, scheme, viewport } of from) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.setViewportSize(viewport)
    const results = await page.evaluate(() => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ resultTypes: ['violations'] }))
    for (const { id, help, nodes } of results.violations) faults.push(`${name} : ${help} (${id}) – ${nodes.map(({ target, any }) => `${target.join(' ')}${any[0] ? ` [${any[0].message}]` : ''}`).join(' ; ')}`)
    faults.push(...(await findOverflow(page, name)))
  }
  await page.setViewportSize(looks[0]!.viewport)
  faults.push(...(await findOverflowOfLargeText(page)))
  await page.setViewportSize(narrow)
  return [...faults, ...(await findOverflow(page, `${narrow.width} px`))]
}

/** Letters twice as large, on a phone (WCAG 1.4.4). */
async function findOverflowOfLargeText(page: Page): Promise<string[]> {
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  const faults = await findOverflow(page, 'texte à 200 %')
  await page.evaluate(() => (document.documentElement.style.fontSize = ''))
  return faults
}

async function findOverflow(page: Page, name: string): Promise<string[]> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return overflow > 0 ? [`${name} : la page déborde de ${overflow} px en largeur`] : []
}
