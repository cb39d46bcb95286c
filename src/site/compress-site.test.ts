import { randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { useTempDirs } from '../testing/use-temp-dirs.ts'
import { compressSite } from './compress-site.ts'

const createTempDir = useTempDirs()
const page = `<p>${'La sobriété, l’écologie et la coopération. '.repeat(40)}</p>`

describe('compressSite', () => {
  it('writes a Brotli and a gzip file that give the page back', async () => {
    const folder = await createTempDir()
    await writeFile(join(folder, 'index.html'), page)
    expect(await compressSite(folder)).toBe(1)
    expect(brotliDecompressSync(await readFile(join(folder, 'index.html.br'))).toString()).toBe(page)
    expect(gunzipSync(await readFile(join(folder, 'index.html.gz'))).toString()).toBe(page)
  })

  it('gives the same bytes again', async () => {
    const [one, other] = [await createTempDir(), await createTempDir()]
    for (const folder of [one, other]) {
      await writeFile(join(folder, 'index.html'), page)
      await compressSite(folder)
    }
    for (const ending of ['br', 'gz']) expect(await readFile(join(one, `index.html.${ending}`))).toEqual(await readFile(join(other, `index.html.${ending}`)))
  })

  it('gives what is inside Pagefind’s gzip files as Brotli, where that is smaller', async () => {
    const folder = await createTempDir()
    const words = Array.from({ length: 400 }, (_, place) => `mot${place * 7919 % 1009}`).join(' ')
    const inside = Buffer.from(`pagefind_dcd${words}`)
    await writeFile(join(folder, 'fr_1.pf_index'), gzipSync(inside))
    const random = gzipSync(Buffer.concat([Buffer.from('pagefind_dcd'), randomBytes(2000)]))
    await writeFile(join(folder, 'fr_2.pf_index'), gzipSync(random))
    await writeFile(join(folder, 'fr_1.pf_meta'), gzipSync(Buffer.from('pagefind_dcd')))
    await compressSite(folder)
    expect(brotliDecompressSync(await readFile(join(folder, 'fr_1.pf_index.br')))).toEqual(inside)
    expect((await readdir(folder)).filter((name) => name.endsWith('.gz'))).toEqual([])
    expect(await readdir(folder)).not.toContain('fr_2.pf_index.br')
    expect(await readdir(folder)).not.toContain('fr_1.pf_meta.br')
  })

  it('leaves tiny files, and files that are compressed already, alone', async () => {
    const folder = await createTempDir()
    await writeFile(join(folder, 'tiny.html'), '<p>Oui.</p>')
    await writeFile(join(folder, 'fr_1.pf_fragment'), page)
    expect(await compressSite(folder)).toBe(0)
    expect((await readdir(folder)).sort()).toEqual(['fr_1.pf_fragment', 'tiny.html'])
  })
})
