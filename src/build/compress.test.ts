import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { compressFile, compressNow } from './compress.ts'

const page = Buffer.from(`<p>${'La sobriété, l’écologie et la coopération. '.repeat(40)}</p>`)

describe('compressFile', () => {
  it('gives two forms that give the page back, and the same ones again', async () => {
    const large = Buffer.concat(Array.from({ length: 60 }, () => page))
    for (const [bytes, isSmall] of [[page, true], [large, true], [large, false]] as const) {
      const forms = (await compressFile('plan/index.html', bytes, isSmall))!
      expect(brotliDecompressSync(forms[0])).toEqual(bytes)
      expect(gunzipSync(forms[1])).toEqual(bytes)
      expect(await compressFile('plan/index.html', bytes, isSmall)).toEqual(forms)
    }
  })

  it('leaves the many pages of a large site to be compressed when they are asked for', async () => {
    expect(await compressFile('actions/x/index.html', page, false)).toBeNull()
    expect(brotliDecompressSync(await compressNow('br', page))).toEqual(page)
    expect(gunzipSync(await compressNow('gzip', page))).toEqual(page)
  })

  it('leaves tiny files, and files that are compressed already, alone', async () => {
    expect(await compressFile('index.html', Buffer.from('<p>Oui.</p>'), true)).toBeNull()
    expect(await compressFile('photo.jpg', page, true)).toBeNull()
  })
})
