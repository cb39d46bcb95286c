import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { decode, encode } from 'cborg'

/** A file of Pagefind's index: `path` under its folder, `/`-separated. */
export interface IndexFile {
  path: string
  content: Uint8Array
}

const signature = Buffer.from('pagefind_dcd')

/**
 * Pagefind 1.5 writes the values of each filter in an order that changes from run to run (a hash map's), and names files by their
 * content. Puts the values in order and names the filters and the index that lists them anew, so that the same pages give the
 * same bytes. Format: gzip of `pagefind_dcd` and CBOR (RFC 8949); a filter is [name, [[value, pages]…]].
 */
export function settleFilters(files: readonly IndexFile[]): IndexFile[] {
  const renamed = new Map<string, string>()
  const settled = files.map((file) => (file.path.endsWith('.pf_filter') ? settle(file, renamed, sortValues) : file))
  const lists = settled.map((file) => (file.path.endsWith('.pf_meta') ? settle(file, renamed, (data) => rename(data, renamed)) : file))
  return lists.map((file) => (file.path.endsWith('pagefind-entry.json') ? { ...file, content: replaceAll(file.content, renamed) } : file))
}

/** Rewrites a file and its name's hash; notes the new hash under the old one. */
function settle({ path, content }: IndexFile, renamed: Map<string, string>, change: (data: unknown) => unknown): IndexFile {
  const body = gunzipSync(content).subarray(signature.length)
  const bytes = Buffer.concat([signature, encode(change(decode(body)))])
  const old = /([a-z]+_[0-9a-f]+)\.\w+$/.exec(path)?.[1]
  if (!old) throw new Error(`Pagefind names its files otherwise than known: ${path}`)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const language = old.slice(0, old.indexOf('_') + 1)
  const name = language + hash.slice(0, old.length - language.length)
  renamed.set(old, name)
  return { path: path.replace(old, name), content: gzipSync(bytes, { level: 9 }) }
}

function sortValues(filter: unknown): unknown {
  const [name, values] = filter as [string, [string, number[]][]]
  return [name, [...values].sort(([one], [other]) => (one < other ? -1 : 1)).map(([value, pages]) => [value, [...pages].sort((a, b) => a - b)])]
}

function rename(data: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (typeof data === 'string') return renamed.get(data) ?? data
  if (!Array.isArray(data)) return data
  const list = data.map((each) => rename(each, renamed))
  const isFilterList = list.length > 0 && data.every((each) => Array.isArray(each) && each.some((part) => typeof part === 'string' && renamed.has(part)))
  return isFilterList ? list.sort((one, other) => (String(one) < String(other) ? -1 : 1)) : list
}

function replaceAll(content: Uint8Array, renamed: ReadonlyMap<string, string>): Uint8Array {
  let text = Buffer.from(content).toString('utf8')
  for (const [old, name] of renamed) text = text.replaceAll(old, name)
  return Buffer.from(text)
}
