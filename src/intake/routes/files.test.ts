import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openSiteFolder } from '../../build/site-folder.ts'
import { createTempDir } from '../../testing/create-temp-dir.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake } from '../../testing/create-test-intake.ts'

const page = `<!doctype html><title>Plan</title><p>${'La sobriété, l’écologie. '.repeat(60)}</p>`

async function serveSite(): Promise<TestIntake> {
  const dir = await createTempDir()
  await mkdir(join(dir, '_assets'))
  const folder = openSiteFolder(dir, true)
  await folder.write('index.html', Buffer.from(page))
  await folder.write('_assets/site.abc.css', Buffer.from('p { color: teal }\n'.repeat(40)))
  await folder.write('small.txt', Buffer.from('petit'))
  await folder.whenWritten()
  const intake = await createTestIntake()
  intake.site.dir = dir
  return intake
}

describe('the site’s files', () => {
  it('are sent as the build compressed them, in the best way that the browser takes', async () => {
    const { get } = await serveSite()
    const [brotli, zipped, plain] = await Promise.all(['gzip, br', 'gzip', ''].map((accept) => get('/', { 'accept-encoding': accept })))
    expect([brotli, zipped, plain].map((reply) => reply!.headers.get('content-encoding'))).toEqual(['br', 'gzip', null])
    expect(brotliDecompressSync(Buffer.from(await brotli!.arrayBuffer())).toString()).toBe(page)
    expect(gunzipSync(Buffer.from(await zipped!.arrayBuffer())).toString()).toBe(page)
    expect(await plain!.text()).toBe(page)
    for (const reply of [brotli, zipped, plain]) {
      expect(reply!.headers.get('vary')).toBe('accept-encoding')
      expect(reply!.headers.get('content-type')).toBe('text/html; charset=utf-8')
    }
  })

  it('are compressed as they are sent where the build left that for later', async () => {
    const { get, site } = await serveSite()
    await writeFile(join(site.dir!, 'large.html'), page)
    const [brotli, zipped, plain] = await Promise.all(['gzip, br', 'gzip', ''].map((accept) => get('/large.html', { 'accept-encoding': accept })))
    expect([brotli, zipped, plain].map((reply) => [reply!.headers.get('content-encoding'), reply!.headers.get('vary')])).toEqual(['br', 'gzip', null].map((encoding) => [encoding, 'accept-encoding']))
    expect(brotliDecompressSync(Buffer.from(await brotli!.arrayBuffer())).toString()).toBe(page)
    expect(gunzipSync(Buffer.from(await zipped!.arrayBuffer())).toString()).toBe(page)
    expect(await plain!.text()).toBe(page)
    const again = await get('/large.html', { 'accept-encoding': 'br', 'if-none-match': brotli!.headers.get('etag')! })
    expect(again.status).toBe(304)
  })

  it('have a tag for each encoding, which spares a second sending', async () => {
    const { get } = await serveSite()
    const tags = await Promise.all(['br', 'gzip', ''].map(async (accept) => (await get('/', { 'accept-encoding': accept })).headers.get('etag')!))
    expect(new Set(tags).size).toBe(3)
    const again = await get('/', { 'accept-encoding': 'br', 'if-none-match': tags[0]! })
    expect([again.status, again.headers.get('vary'), await again.text()]).toEqual([304, 'accept-encoding', ''])
  })

  it('are kept for a year where the name changes with the content, and asked about otherwise', async () => {
    const { get } = await serveSite()
    expect((await get('/_assets/site.abc.css')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await get('/')).headers.get('cache-control')).toBe('public, no-cache')
  })

  it('say nothing of encodings where there is one only', async () => {
    const reply = await (await serveSite()).get('/small.txt', { 'accept-encoding': 'br' })
    expect([reply.headers.get('content-encoding'), reply.headers.get('vary'), await reply.text()]).toEqual([null, null, 'petit'])
  })

  it('are given as downloads where they are read elsewhere: the one-file edition has a script of its own', async () => {
    const { get, site } = await serveSite()
    await writeFile(join(site.dir!, 'plan-complet.html'), page)
    expect((await get('/plan-complet.html')).headers.get('content-disposition')).toBe('attachment; filename="plan-complet.html"')
    expect((await get('/')).headers.get('content-disposition')).toBeNull()
  })

  it('find a paragraph by its code, however it was copied', async () => {
    const { get } = await serveSite()
    for (const written of ['k7q2m', 'K7Q2M/', 'K7-Q2M', 'k7%20q2m/']) expect((await get(`/c/${written}`)).headers.get('location')).toBe('/c/#c-k7q2m')
    expect((await get('/c/n%27importe-quoi/')).headers.get('location')).toBe('/c/')
  })
})
