import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Text that a browser asks for. */
const compressible = /\.(?:html|css|js|mjs|json|webmanifest|svg|xml|atom|txt|csv)$/
/** Below this, headers weigh more than what is won. */
const smallest = 300
/** The best compression takes ten milliseconds a page, for 9 % less. */
const best = { [constants.BROTLI_PARAM_QUALITY]: 11 }
/** A hundred times faster; the small window alone makes it fifty times faster than the default one, at no cost. */
const quick = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 16 }
/** Up to so many pages, about a second is well spent; beyond, a coordinator who accepted a proposal would wait for it. */
const pagesAtBest = 300
const atOnce = 8

/** Compressed forms of a file. */
interface Forms {
  brotli: Buffer
  gzip: Buffer
}

/** Forms of the last build's files that got the best, by content: most are the same in the next one. */
let known = new Map<string, Forms>()

/**
 * Writes `FILE.br` and `FILE.gz` beside each text of a built site, in place of older ones, where they are smaller.
 * The same files give the same bytes (no time is stored). Returns how many files were compressed.
 */
export async function compressSite(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile() && compressible.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)).sort()
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
  const forms = isSmall || !isMany(path) ? await recallForms(bytes, used) : await makeForms(bytes, quick)
  if (forms.brotli.length >= bytes.length || forms.gzip.length >= bytes.length) return false
  await Promise.all([writeFile(`${path}.br`, forms.brotli), writeFile(`${path}.gz`, forms.gzip)])
  return true
}

async function recallForms(bytes: Buffer, used: Map<string, Forms>): Promise<Forms> {
  const key = createHash('sha256').update(bytes).digest('base64url')
  const forms = known.get(key) ?? (await makeForms(bytes, best))
  used.set(key, forms)
  return forms
}

async function makeForms(bytes: Buffer, params: Record<number, number>): Promise<Forms> {
  const [small, common] = await Promise.all([
    brotli(bytes, { params: { ...params, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    zip(bytes, { level: 9 }),
  ])
  return { brotli: small, gzip: common }
}

/** Parts of the search index: as many as pages. */
function isMany(path: string): boolean {
  return isPage(path) || /recherche[\\/](?:mots|textes|numeros)[\\/]/.test(path)
}

function isPage(path: string): boolean {
  return path.endsWith('.html')
}
