import { html, raw } from 'hono/html'
import type { ItemKind } from '../domain/plan.ts'
import { buildChrome } from '../site/chrome.ts'
import { CONTENT_MARK, TITLE_MARK } from '../site/frame-marks.ts'
import { buildNumberPage, listNumbers } from '../site/number-page.ts'
import type { Bearer, NumberPage } from '../site/number-page.ts'
import type { Site } from '../site/site.ts'
import type { FileToMake } from './part-maker.ts'

/** Address of the page that the others are written into, under `base`. */
export const NUMBER_FRAME = 'gabarit/numero/'

/**
 * The page of every number that an item ever had. They are half of the pages of a plan, and hold a line or two: each is written into
 * `frame`, the page of `NUMBER_FRAME`, which is rendered once.
 */
export function* listNumberPages(site: Site, frame: () => Promise<string>): Generator<FileToMake> {
  for (const kind of ['action', 'objective', 'axis'] as const) {
    for (const number of listNumbers(site, kind)) {
      const path = `${site.links.number(kind, number).slice(site.options.base.length)}index.html`
      yield { path, make: async () => Buffer.from(writeNumberPage(site, kind, number, await frame())) }
    }
  }
}

/** As Astro would have made it: what stands around its content is what the frame has. */
function writeNumberPage(site: Site, kind: ItemKind, number: number, frame: string): string {
  const page = buildNumberPage(site, kind, number)
  const title = site.t('number.title', { name: page.name })
  // Reads all that the frame shows of the site, so that a page is made again where that changed.
  buildChrome(site, title)
  const [head = '', foot = ''] = frame.split(CONTENT_MARK)
  const place = (part: string): string => part.replaceAll(TITLE_MARK, () => String(html`${title}`)).replaceAll(site.links.page(NUMBER_FRAME), () => site.links.number(kind, number))
  return `${place(head)}${String(writeContent(site, page, title))}${place(foot)}`
}

function writeContent({ t, planLanguage, links }: Site, { name, bearers }: NumberPage, title: string): ReturnType<typeof html> {
  // One that bore it, lost it and bears it again is listed twice.
  const count = new Set(bearers.map(({ href }) => href)).size
  const isShared = count > 1
  return html`<h1${raw(isShared ? ' data-search-body="plan"' : '')} data-search-title="${title}">${name}</h1><p class="lead measure">${isShared ? t('number.several', { count }) : t('number.single')}</p><ul class="rows measure">${bearers.map((bearer) => writeBearer(bearer, t('number.today'), planLanguage))}</ul><p><a href="${links.page('anciens-numeros/')}">${t('footer.former-numbers')}</a></p>`
}

function writeBearer({ label, href, current, when, now }: Bearer, today: string, planLanguage: string): ReturnType<typeof html> {
  return html`<li><p><a class="row-title cap" href="${href}" lang="${planLanguage}">${label}</a>${current ? html` <span class="tag">${today}</span>` : ''}</p><p class="meta">${when}${now === null ? '' : ` · ${now}`}</p></li>`
}
