import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { compressFile } from './compress.ts'

const page = Buffer.from(`<p>${'La sobriété, l’écologie et la coopération. '.repeat(40)}</p>`)

describe('compressFile', () => {
  it('gives two forms that give the page back, and the same ones again', async () => {
    for (const isSmall of [true, false]) {
      const forms = (await compressFile('plan/index.html', page, isSmall))!
      expect(brotliDecompressSync(forms[0])).toEqual(page)
      expect(gunzipSync(forms[1])).toEqual(page)
      expect(await compressFile('plan/index.html', page, isSmall)).toEqual(forms)
    }
  })

  it('leaves tiny files, and files that are compressed already, alone', async () => {
    expect(await compressFile('index.html', Buffer.from('<p>Oui.</p>'), true)).toBeNull()
    expect(await compressFile('photo.jpg', page, true)).toBeNull()
  })
})
