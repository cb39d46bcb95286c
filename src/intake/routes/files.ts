import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { getMimeType } from 'hono/utils/mime'
import { compressNow, isCompressible } from '../../build/compress.ts'
import { type BuiltFile, findBuiltFile } from '../../build/served-build.ts'
import { anchorOf, parseCode } from '../../book/paragraph-code.ts'
import type { IntakeContext } from '../context.ts'
import { buildingPage } from '../pages/building-page.ts'
import { prose } from '../pages/change-view.ts'
import { statusTag } from '../pages/status-view.ts'
import { readMessages, replyMissing } from '../responses.ts'
import { replyPage } from '../reply.ts'
import { encodingEndings, pickEncodings } from './pick-encoding.ts'
import type { Encoding } from './pick-encoding.ts'

/** Serves the current build, and what is true before the build tells it. Comes last: it answers every address. */
export function fileRoutes(context: IntakeContext): Hono {
  const routes = new Hono()
  const { site, base } = context

  routes.get('/contributions/:id/', async (c, next) => {
    const build = site.current()
    const id = c.req.param('id')
    if (build && (await findBuiltFile(build, `contributions/${id}/`))) return next()
    const state = await context.readState()
    const contribution = state.contributions.get(id)
    if (!contribution) return next()
    const messages = context.messages(state)
    const { t } = messages
    const heading = contribution.number === undefined ? t('follow.heading.comment') : t('follow.heading-number', { number: contribution.number })
    const said = contribution.withheld ? t('status.withheld-notice') : (contribution.text ?? contribution.rationale ?? '')
    const main = html`<h1>${heading}</h1><p>${statusTag(contribution, state, messages)} <span class="meta">${t('follow.received-on', { date: messages.date(contribution.submittedAt) })}</span></p>${prose(said, { lang: state.plan.fields.lang, people: state.people })}<p class="notice">${t('building.soon')}</p>`
    return replyPage(c, context, { title: heading, main, refresh: 5 }, 200, messages.language)
  })

  // A code as it was copied from paper; the page that lists them all says what it stands for.
  routes.on('GET', ['/c/:code', '/c/:code/'], (c) => {
    const code = parseCode(c.req.param('code'))
    return c.redirect(`${base}c/${code ? `#${anchorOf(code)}` : ''}`, 302)
  })

  routes.get('*', async (c) => {
    const build = site.current()
    if (build === null) return replyBuilding(c, context)
    const path = decodePath(c.req.path.slice(base.length))
    if (path === null) return replyMissing(c, context, 'page.unknown')
    const file = await findBuiltFile(build, path)
    if (file) return sendFile(c, file)
    if (path !== '' && !path.endsWith('/') && (await findBuiltFile(build, `${path}/`))) return c.redirect(`${base}${encodeURI(path)}/${new URL(c.req.url).search}`, 301)
    const missing = await findBuiltFile(build, '404.html')
    return missing ? sendFile(c, missing, 404) : replyMissing(c, context, 'page.unknown')
  })
  return routes
}

async function replyBuilding(c: Context, context: IntakeContext): Promise<Response> {
  const messages = await readMessages(context)
  const { title, main, refresh } = buildingPage(context.site.status(), messages)
  if (!(c.req.header('accept') ?? '').includes('text/html') && /\.json$/.test(c.req.path)) {
    return c.json({ error: { code: 'building', message: title } }, 503, { 'retry-after': '3', 'cache-control': 'no-store' })
  }
  return replyPage(c, context, { title, main, ...(refresh && { refresh }) }, 200, messages.language)
}

/** Null for what cannot be a path of the site: broken escapes, NUL, back-slashes, dots that climb. */
function decodePath(encoded: string): string | null {
  try {
    const path = decodeURIComponent(encoded)
    const isSound = !/[\0\\]/.test(path) && !path.split('/').some((part) => part === '..' || part === '.' || part.startsWith('.'))
    return isSound ? path : null
  } catch {
    return null
  }
}

/** Sends a file, compressed where the browser takes that; the tag is that of the bytes sent. */
async function sendFile(c: Context, { path, name }: BuiltFile, status: 200 | 404 = 200): Promise<Response> {
  const { bytes, encoding, hasOthers } = await readBest(path, name, c.req.header('accept-encoding'))
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  const headers = { etag, 'cache-control': isHashed(name) ? 'public, max-age=31536000, immutable' : 'public, no-cache', ...(hasOthers && { vary: 'accept-encoding' }), ...(isTakenAway(name) && { 'content-disposition': `attachment; filename="${name}"` }) }
  if (status === 200 && c.req.header('if-none-match')?.split(/,\s*/).some((tag) => tag.replace(/^W\//, '') === etag)) return c.body(null, 304, headers)
  return c.body(bytes, status, { ...headers, 'content-type': mimeOf(name), ...(encoding && { 'content-encoding': encoding }) })
}

/** As the build left it; of a large site it left most files to be compressed here. */
async function readBest(path: string, name: string, acceptEncoding: string | undefined): Promise<{ bytes: Buffer<ArrayBuffer>; encoding?: Encoding; hasOthers: boolean }> {
  const encodings = pickEncodings(acceptEncoding)
  for (const encoding of encodings) {
    const bytes = await readFile(path + encodingEndings[encoding]).catch(() => null)
    if (bytes) return { bytes, encoding, hasOthers: true }
  }
  const bytes = await readFile(path)
  const hasOthers = isCompressible(name, bytes.length)
  const encoding = encodings[0]
  if (!hasOthers || !encoding) return { bytes, hasOthers }
  return { bytes: await compressNow(encoding, bytes), encoding, hasOthers }
}

/** Names that change with their content: Astro's assets, parts of the search index. */
function isHashed(name: string): boolean {
  return /^(?:_assets|recherche\/(?:mots|formes|textes|numeros))\//.test(name)
}

/** Files that are read elsewhere than here: the one that is HTML carries a script of its own, which no page of this host may run. */
function isTakenAway(name: string): boolean {
  return name === 'plan-complet.html' || name === 'plan.epub'
}

function mimeOf(name: string): string {
  const type = getMimeType(name) ?? 'application/octet-stream'
  return /^(?:text\/|application\/(?:javascript|json|xml))/.test(type) && !type.includes('charset') ? `${type}; charset=utf-8` : type
}
