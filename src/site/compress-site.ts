import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Text that a browser asks for, and what Pagefind compressed. */
const compressible = /\.(?:html|css|js|mjs|json|webmanifest|svg|xml|atom|txt|csv)$/
const pagefindPart = /\.(?:pagefind|pf_[a-z]+)$/
/** Pagefind's files begin so, once decompressed. */
const pagefindSignature = 'pagefind_dcd'
/** Below this, headers weigh more than what is won. */
const smallest = 300
/** The best compression takes ten milliseconds a page, for 9 % less. */
const best = { [constants.BROTLI_PARAM_QUALITY]: 11 }
/** A hundred times faster; the small window alone makes it fifty times faster than the default one, at no cost. */
const quick = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 16 }
/** Up to so many pages, about a second is well spent; beyond, a coordinator who accepted a proposal would wait for it. */
const pagesAtBest = 300
const atOnce = 8

/** Compressed forms of a file; `gzip` is missing where the file itself is that. */
interface Forms {
  brotli: Buffer
  gzip?: Buffer
}

/** Forms of the last build's files that got the best, by content: most are the same in the next one. */
let known = new Map<string, Forms>()

/**
 * Writes `FILE.br` and `FILE.gz` beside each text of a built site, in place of older ones, where they are smaller. A part of
 * Pagefind's, which is gzip already, gets a `.br` of what is inside: Pagefind takes it either way.
 * The same files give the same bytes (no time is stored). Returns how many files were compressed.
 */
export async function compressSite(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile() && (compressible.test(entry.name) || pagefindPart.test(entry.name))).map((entry) => join(entry.parentPath, entry.name)).sort()
  const isSmall = paths.filter(isPage).length <= pagesAtBest
  const used = new Map<string, Forms>()
  let compressed = 0
  const work = async (): Promise<void> => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) if (await compressFile(path, used, isSmall)) compressed++
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  known = used
  return compressed
}

async function compressFile(path: string, used: Map<string, Forms>, isSmall: boolean): Promise<boolean> {
  const bytes = await readFile(path)
  if (bytes.length < smallest) return false
  const forms = isPage(path) && !isSmall ? await makeForms(bytes, quick) : await recallForms(path, bytes, used)
  if (!forms || forms.brotli.length >= bytes.length || (forms.gzip && forms.gzip.length >= bytes.length)) return false
  await Promise.all([writeFile(`${path}.br`, forms.brotli), forms.gzip && writeFile(`${path}.gz`, forms.gzip)])
  return true
}

async function recallForms(path: string, bytes: Buffer, used: Map<string, Forms>): Promise<Forms | null> {
  const key = createHash('sha256').update(bytes).digest('base64url')
  const forms = known.get(key) ?? (pagefindPart.test(path) ? await unpackForms(bytes) : await makeForms(bytes, best))
  if (forms) used.set(key, forms)
  return forms
}

async function makeForms(bytes: Buffer, params: Record<number, number>): Promise<Forms> {
  const [small, common] = await Promise.all([
    brotli(bytes, { params: { ...params, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    zip(bytes, { level: 9 }),
  ])
  return { brotli: small, gzip: common }
}

async function unpackForms(bytes: Buffer): Promise<Forms | null> {
  const inside = isGzip(bytes) ? gunzipSync(bytes) : null
  if (!inside?.subarray(0, pagefindSignature.length).equals(Buffer.from(pagefindSignature))) return null
  return { brotli: await brotli(inside, { params: { ...best, [constants.BROTLI_PARAM_SIZE_HINT]: inside.length } }) }
}

function isPage(path: string): boolean {
  return path.endsWith('.html')
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}
