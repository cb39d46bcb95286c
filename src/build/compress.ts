import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Text that a browser asks for. */
const compressible = /\.(?:html|css|js|mjs|json|webmanifest|svg|xml|atom|txt|csv)$/
/** Below this, headers weigh more than what is won. */
const smallest = 300
/** Qualities of Brotli and of gzip. The best takes ten milliseconds a page, for 9 % less than the quick one, which takes half a millisecond. */
const best = { brotli: 11, gzip: 9 }
const quick = { brotli: 5, gzip: 6 }
/** For the whole plan in one file: a third of the time that the next quality takes, for a tenth more. */
const quickest = { brotli: 3, gzip: 4 }
const smallestAtQuickest = 1_000_000
/** The best compression of what is larger, and of data for machines, takes seconds in all for files that few people ask for. */
const largestAtBest = 60_000
const forMachines = /\.(?:xml|csv|prov\.json)$|(?:^|\/)donnees\/[^/]+\.json$/
/** Every page asks for these. */
const assets = /^_assets\//

/** Endings of a file's compressed forms. */
export const formEndings = ['.br', '.gz'] as const

/** Compressed forms of a file, in the order of `formEndings`. */
export type Forms = readonly [brotli: Buffer, gzip: Buffer]

/** Whether a file of the site, by its path under the root, is sent compressed to those who take that. */
export function isCompressible(path: string, size: number): boolean {
  return size >= smallest && compressible.test(path)
}

/**
 * Compresses a file of the site as it is kept beside it; null for what is compressed already, or too small, or is to be compressed when
 * it is asked for. The same file gives the same bytes (no time is stored). `isSmall`: the site has few pages, whose best compression
 * takes a second in all. Of a large one, a build remakes thousands of files that nobody asks for before the next build.
 */
export async function compressFile(path: string, bytes: Buffer, isSmall: boolean): Promise<Forms | null> {
  if (!isCompressible(path, bytes.length) || (!isSmall && bytes.length <= largestAtBest && !assets.test(path))) return null
  const quality = bytes.length > smallestAtQuickest ? quickest : bytes.length <= largestAtBest && !forMachines.test(path) ? best : quick
  const forms = await Promise.all([compressWithBrotli(bytes, quality.brotli), zip(bytes, { level: quality.gzip })])
  return forms.every((form) => form.length < bytes.length) ? forms : null
}

/** Compresses what was asked for and has no compressed form, in half a millisecond a page. */
export function compressNow(encoding: 'br' | 'gzip', bytes: Buffer): Promise<Buffer<ArrayBuffer>> {
  return encoding === 'br' ? compressWithBrotli(bytes, quick.brotli) : zip(bytes, { level: quick.gzip })
}

function compressWithBrotli(bytes: Buffer, quality: number): Promise<Buffer<ArrayBuffer>> {
  return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
}
