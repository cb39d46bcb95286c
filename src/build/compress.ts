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
/** The best compression of what is larger, and of data for machines, takes seconds in all for files that few people ask for. */
const largestAtBest = 60_000
const forMachines = /\.(?:xml|csv|prov\.json)$|(?:^|\/)donnees\/[^/]+\.json$/
/** Of these there are as many as pages. */
const isMany = /\.html$|^(?:recherche\/(?:mots|textes|numeros)|hors-ligne\/elements)\//

/** Endings of a file's compressed forms. */
export const formEndings = ['.br', '.gz'] as const

/** Compressed forms of a file, in the order of `formEndings`. */
export type Forms = readonly [brotli: Buffer, gzip: Buffer]

/**
 * Compresses a file of the site, by its path under the root; null for what is compressed already, or too small. The same file gives the
 * same bytes (no time is stored). `isSmall`: the site has few pages, whose best compression takes a second in all.
 */
export async function compressFile(path: string, bytes: Buffer, isSmall: boolean): Promise<Forms | null> {
  if (bytes.length < smallest || !compressible.test(path)) return null
  const isWorthIt = bytes.length <= largestAtBest && !forMachines.test(path) && (isSmall || !isMany.test(path))
  const params = { ...(isWorthIt ? best : quick), [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  const forms = await Promise.all([brotli(bytes, { params }), zip(bytes, { level: 9 })])
  return forms.every((form) => form.length < bytes.length) ? forms : null
}
