import { readFile } from 'node:fs/promises'
import { html, raw } from 'hono/html'
import { findBuiltFile, type ServedBuild } from '../../build/served-build.ts'
import { CONTENT_MARK, TITLE_MARK } from '../../site/frame-marks.ts'
import type { Site } from '../context.ts'
import type { Html, Page } from './html.ts'

/** Puts a page into the site's own frame, so that the intake looks like the site that is being served. */
export type Shell = (page: Page, language: string) => Promise<Html>

/** Of the empty frame itself: private pages say it in a header, and the form may be looked for. */
const unlisted = '<meta name="robots" content="noindex">'

/** Reads the frame from the current build; until there is one, or if it lacks its marks, a plain frame stands in. */
export function createShell(site: Site): Shell {
  let known: { folder: string; parts: [string, string, string] | null } | undefined

  async function partsOf(build: ServedBuild): Promise<[string, string, string] | null> {
    if (known?.folder !== build[0].dir) {
      const frame = await findBuiltFile(build, 'gabarit/')
      known = { folder: build[0].dir, parts: split(frame ? await readFile(frame.path, 'utf8').catch(() => '') : '') }
    }
    return known.parts
  }

  return async (page, language) => {
    const build = site.current()
    const parts = build && (await partsOf(build))
    if (!parts) return plainFrame(page, language)
    // The frame is our own build; what is put into it is escaped or made by `html`.
    return html`${raw(parts[0])}${page.title}${raw(parts[1])}${page.main}${raw(parts[2])}`
  }
}

function split(frame: string): [string, string, string] | null {
  const [head, afterTitle] = cut(frame.replace(unlisted, ''), TITLE_MARK)
  const [middle, end] = cut(afterTitle, CONTENT_MARK)
  return afterTitle && end ? [head, middle, end] : null
}

function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)]
}

function plainFrame(page: Page, language: string): Html {
  return html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${page.title}</title></head>
<body><main>${page.main}</main></body>
</html>`
}
