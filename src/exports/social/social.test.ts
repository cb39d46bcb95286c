import { unzlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { useExportSite } from '../testing/create-export-site.ts'
import { listDocuments } from '../list-documents.ts'
import { encodePng } from './encode-png.ts'
import { listPictures, picturePath } from './list-pictures.ts'
import { drawPlan } from './plan-picture.ts'
import { formatRobots, formatSitemap } from './sitemap.ts'

/** Chunks of a PNG: name, data, and whether the checksum is right (computed apart, by Node). */
async function readChunks(png: Uint8Array): Promise<{ type: string; data: Buffer; sound: boolean }[]> {
  const { crc32 } = await import('node:zlib')
  const bytes = Buffer.from(png)
  const chunks = []
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const body = bytes.subarray(at + 4, at + 8 + length)
    chunks.push({ type: body.toString('latin1', 0, 4), data: Buffer.from(body.subarray(4)), sound: crc32(body) === bytes.readUInt32BE(at + 8 + length) })
    at += length + 12
  }
  return chunks
}

describe('encodePng', () => {
  it('writes sound chunks, and the pixels that were asked for', async () => {
    const chunks = await readChunks(encodePng(4, 2, ['#ffffff', '#0a5a43'], [{ x: 2, y: 1, width: 9, height: 9, colour: 1 }]))
    expect(chunks.map(({ type, sound }) => [type, sound])).toEqual([['IHDR', true], ['PLTE', true], ['IDAT', true], ['IEND', true]])
    expect([...unzlibSync(chunks[2]!.data)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
    expect([...chunks[1]!.data]).toEqual([255, 255, 255, 10, 90, 67])
  })
})

describe('drawPlan', () => {
  it.each([['no axis', []], ['a few actions', [{ groups: [3, 4] }, { groups: [1] }]], ['thousands of them', Array.from({ length: 9 }, () => ({ groups: Array.from({ length: 30 }, () => 12) }))]])('stays small with %s', (_, axes) => {
    expect(drawPlan(axes).length).toBeLessThan(12_000)
  })
})

describe('listPictures', () => {
  it('has one for the plan and one for each axis, which its items share', async () => {
    const { site, moved, again } = await useExportSite()
    const pictures = [...listPictures(site)]
    expect(pictures.map(({ path }) => path)).toEqual(['apercu.png', 'axes/se-relier.png'])
    expect([picturePath(moved, 'lieux'), picturePath(moved), picturePath(moved, 'unknown')]).toEqual(['axes/se-relier.png', 'apercu.png', 'apercu.png'])
    expect([...listPictures(again)]).toEqual(pictures)
  })
})

describe('sitemap and robots', () => {
  it('give whole addresses, under the site’s path, of pages that there are', async () => {
    const { moved, accepted, withheld } = await useExportSite()
    const locations = [...formatSitemap(moved)!.matchAll(/<loc>([^<]+)</g)].map(([, location]) => location)
    expect(locations).toEqual(expect.arrayContaining(['https://plan.example/p/', 'https://plan.example/p/actions/lieux/', `https://plan.example/p/contributions/${accepted}/`]))
    expect(locations.join()).not.toContain(withheld)
    expect(formatRobots(moved)).toContain('Disallow: /p/coordination/\n')
    expect(formatRobots(moved)).toContain('Sitemap: https://plan.example/p/sitemap.xml')
  })

  it('make no sitemap where the site’s address is not known', async () => {
    const { site } = await useExportSite()
    expect([...listDocuments(site)].map(({ path }) => path).filter((path) => /robots|sitemap/.test(path))).toEqual(['robots.txt'])
    expect(formatRobots(site)).not.toContain('Sitemap')
  })
})
