import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
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
/** The best compression of what is larger, and of data for machines, takes seconds in all for files that few people ask for. */
const largestAtBest = 60_000
const forMachines = /\.(?:xml|csv|prov\.json)$|donnees[\\/][^\\/]+\.json$/
const atOnce = 8

/** Compressed forms of a file. */
interface Forms {
  brotli: Buffer
  gzip: Buffer
}

/** Forms of the last build's files that got the best, by content: most are the same in the next one. */
let known = new Map<string, Forms>()

/** Compresses a site while it is being built. */
export interface SiteCompression {
  /**
   * Writes `FILE.br` and `FILE.gz` beside each text of a folder, in place of older ones, where they are smaller; files that an
   * earlier call compressed at the same path are left alone, and those of the subfolder `except`, which may be half written.
   * Returns how many files were compressed.
   */
  compress(folder: string, except?: string): Promise<number>
  /** The site is whole: what it no longer has is forgotten. */
  finish(): void
}

/** The same files give the same bytes (no time is stored), in whatever parts they come. */
export function createCompression(): SiteCompression {
  const used = new Map<string, Forms>()
  const done = new Set<string>()
  return {
    async compress(folder, except) {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      const all = entries.filter((entry) => entry.isFile() && compressible.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)).sort()
      const isSmall = all.filter(isPage).length <= pagesAtBest
      const paths = all.filter((path) => !done.has(path) && !(except && relative(folder, path).startsWith(except)))
      let compressed = 0
      const work = async (): Promise<void> => {
        for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
          done.add(path)
          if (await compressFile(path, used, isSmall)) compressed++
        }
      }
      await Promise.all(Array.from({ length: atOnce }, work))
      return compressed
    },
    finish() {
      known = used
    },
  }
}

/** Compresses a whole site at once. Returns how many files were compressed. */
export async function compressSite(folder: string): Promise<number> {
  const compression = createCompression()
  const compressed = await compression.compress(folder)
  compression.finish()
  return compressed
}

async function compressFile(path: string, used: Map<string, Forms>, isSmall: boolean): Promise<boolean> {
  const bytes = await readFile(path)
  if (bytes.length < smallest) return false
  const isWorthIt = bytes.length <= largestAtBest && !forMachines.test(path) && (isSmall || !isMany(path))
  const forms = isWorthIt ? await recallForms(bytes, used) : await makeForms(bytes, quick)
  if (forms.brotli.length >= bytes.length || forms.gzip.length >= bytes.length) return false
  await Promise.all([writeFile(`${path}.br`, forms.brotli), writeFile(`${path}.gz`, forms.gzip)])
  return true
}

async function recallForms(bytes: Buffer, used: Map<string, Forms>): Promise<Forms> {
  const key = createHash('sha256').update(bytes).digest('base64url')
  const forms = known.get(key) ?? used.get(key) ?? (await makeForms(bytes, best))
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
