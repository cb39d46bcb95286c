import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { useTempDirs } from '../testing/use-temp-dirs.ts'
import { compressSite, createCompression } from './compress-site.ts'

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

  it('takes a site in parts: what is half written waits, what was compressed stays', async () => {
    const folder = await createTempDir()
    await mkdir(join(folder, 'recherche'))
    await writeFile(join(folder, 'index.html'), page)
    await writeFile(join(folder, 'recherche/index.json'), '{"half":')
    const compression = createCompression()
    expect(await compression.compress(folder, 'recherche/')).toBe(1)
    await writeFile(join(folder, 'recherche/index.json'), JSON.stringify({ page }))
    expect(await compression.compress(folder)).toBe(1)
    expect(JSON.parse(gunzipSync(await readFile(join(folder, 'recherche/index.json.gz'))).toString())).toEqual({ page })
  })

  it('leaves tiny files, and files that are compressed already, alone', async () => {
    const folder = await createTempDir()
    await writeFile(join(folder, 'tiny.html'), '<p>Oui.</p>')
    await writeFile(join(folder, 'photo.jpg'), page)
    expect(await compressSite(folder)).toBe(0)
    expect((await readdir(folder)).sort()).toEqual(['photo.jpg', 'tiny.html'])
  })
})
