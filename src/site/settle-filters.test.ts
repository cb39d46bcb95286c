import { gunzipSync, gzipSync } from 'node:zlib'
import { decode, encode } from 'cborg'
import { describe, expect, it } from 'vitest'
import { settleFilters, type IndexFile } from './settle-filters.ts'

const pack = (data: unknown): Uint8Array => gzipSync(Buffer.concat([Buffer.from('pagefind_dcd'), encode(data)]))
const unpack = (content: Uint8Array): unknown => decode(gunzipSync(content).subarray('pagefind_dcd'.length))

/** What Pagefind gives for two filters, with its own random order and names. */
function indexWith(values: [string, number[]][], hash: string): IndexFile[] {
  return [
    { path: `filter/fr_${hash}.pf_filter`, content: pack(['kind', values]) },
    { path: 'pagefind.fr_97e4495d2d.pf_meta', content: pack(['1.5.2', [['fr_2624a39', 12]], [['a', 'b', 'fr_ea77e3a']], [['kind', `fr_${hash}`]], [], ['title']]) },
    { path: 'pagefind-entry.json', content: Buffer.from('{"languages":{"fr":{"hash":"fr_97e4495d2d"}}}') },
  ]
}

const one = indexWith([['axis', [3, 1]], ['action', [2]]], '88ab8b6')
const other = indexWith([['action', [2]], ['axis', [1, 3]]], 'dec2a76')

describe('settleFilters', () => {
  it('gives the same bytes whatever the order Pagefind wrote', () => {
    expect(settleFilters(one)).toEqual(settleFilters(other))
  })

  it('keeps every value and page, and leads from the entry to the filter', () => {
    const [filter, meta, entry] = settleFilters(one)
    expect(unpack(filter!.content)).toEqual(['kind', [['action', [2]], ['axis', [1, 3]]]])
    const name = /(fr_\w+)\.pf_filter/.exec(filter!.path)![1]
    expect(unpack(meta!.content)).toEqual(['1.5.2', [['fr_2624a39', 12]], [['a', 'b', 'fr_ea77e3a']], [['kind', name]], [], ['title']])
    expect(meta!.path).not.toContain('97e4495d2d')
    expect(Buffer.from(entry!.content).toString()).toContain(/(fr_\w+)\.pf_meta/.exec(meta!.path)![1])
  })
})
