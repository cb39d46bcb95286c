import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fromXml } from 'xast-util-from-xml'
import { checkHtml } from '../../audit/check-html.ts'
import { secret, useExportSite } from '../../exports/testing/create-export-site.ts'
import { bindBook } from '../bind-book.ts'
import { formatEpub } from './format-epub.ts'

async function open(which: 'site' | 'moved' = 'site'): Promise<Record<string, string>> {
  const files = unzipSync(formatEpub(bindBook((await useExportSite())[which])))
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found!)

describe('formatEpub', () => {
  it('begins with its type, stored as it is', async () => {
    const bytes = Buffer.from(formatEpub(bindBook((await useExportSite()).site)))
    // Local header: 30 bytes, then the name, then the content; method 0 is « stored », no extra field.
    expect([bytes.readUInt32LE(0), bytes.readUInt16LE(8), bytes.readUInt16LE(28)]).toEqual([0x04034b50, 0, 0])
    expect(bytes.subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip')
  })

  it('is XML throughout, and each page is valid HTML', async () => {
    for (const [path, text] of Object.entries(await open())) {
      if (/\.(?:xhtml|opf|xml)$/.test(path)) expect(() => fromXml(text), path).not.toThrow()
      if (!path.endsWith('.xhtml')) continue
      // Taken as HTML: without what XML asks for besides.
      const page = text.replace(/^<\?xml[^>]*>\n/, '').replace(/ xmlns(?::epub)?="[^"]*"| xml:lang="[^"]*"| epub:type="[^"]*"/g, '')
      expect((await checkHtml(page)).filter((fault) => !/void-style|doctype-style|require-sri/.test(fault)), path).toEqual([])
    }
  })

  it('names in its package every file that it holds, and reads them in order', async () => {
    const files = await open()
    const opf = files['EPUB/package.opf']!
    expect(files['META-INF/container.xml']).toContain('full-path="EPUB/package.opf"')
    const named = all(opf, /<item [^>]*href="([^"]+)"/g).map((href) => `EPUB/${href}`)
    expect([...named, 'mimetype', 'META-INF/container.xml', 'EPUB/package.opf'].sort()).toEqual(Object.keys(files).sort())
    expect(all(opf, /itemref idref="([^"]+)"/g)).toEqual(['cover', 'nav', 'introduction', 'part-1', 'proposals'])
    expect(opf).toMatch(/<dc:identifier id="id">urn:uuid:[0-9a-f-]{36}</)
    expect(opf).toMatch(/dcterms:modified">\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ</)
    expect(all(opf, /properties="(nav)"/g)).toHaveLength(1)
  })

  it('leads nowhere that is not there', async () => {
    for (const which of ['site', 'moved'] as const) {
      const files = await open(which)
      const ids = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new Set(all(text, /\sid="([^"]+)"/g))]))
      for (const [path, text] of Object.entries(files).filter(([name]) => name.endsWith('.xhtml'))) {
        for (const href of all(text, /href="([^"]*)"/g).filter((each) => !each.startsWith('https://plan.example/p/'))) {
          const [file, anchor] = href.split('#')
          const target = file ? `EPUB/${file}` : path
          expect(Object.keys(files), `${path} → ${href}`).toContain(target)
          if (anchor) expect(ids[target], `${path} → ${href}`).toContain(anchor)
        }
      }
    }
  })

  it('holds the plan, its origins and the proposals, and nothing withheld', async () => {
    const text = Object.values(await open()).join('\n')
    for (const words of ['Travailler avec ces lieux.', 'Le budget devra être discuté.', 'et des haies', 'nous y tenons']) expect(text).toContain(words)
    expect(text).not.toContain(secret)
  })

  it('is the same bytes for the same plan', async () => {
    const { site, again } = await useExportSite()
    expect(Buffer.from(formatEpub(bindBook(again))).equals(Buffer.from(formatEpub(bindBook(site))))).toBe(true)
  })
})
