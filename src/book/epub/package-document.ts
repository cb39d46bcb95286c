import { x } from 'xastscript'
import { toXml } from 'xast-util-to-xml'

/** A file of the publication: its name in its folder, and its part in the reading. */
export interface EpubFile {
  id: string
  href: string
  type: 'application/xhtml+xml' | 'text/css'
  isNav?: boolean
  /** Its place in the reading order follows the list's. */
  isRead: boolean
}

export interface EpubMetadata {
  /** `urn:uuid:…` */
  id: string
  title: string
  /** BCP 47 */
  language: string
  description: string | null
  rights: string | null
  /** Instant of the last change, ISO 8601. */
  modified: string
  accessibilitySummary: string
}

/** The package document of an EPUB 3 (W3C, EPUB 3.3, 5): what is in it, in which order, and what it is. */
export function formatPackage(metadata: EpubMetadata, files: readonly EpubFile[]): string {
  const meta = (property: string, value: string): ReturnType<typeof x> => x('meta', { property }, value)
  return formatXml(
    x('package', { xmlns: 'http://www.idpf.org/2007/opf', version: '3.0', 'unique-identifier': 'id', 'xml:lang': metadata.language }, [
      x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
        x('dc:identifier', { id: 'id' }, metadata.id),
        x('dc:title', metadata.title),
        x('dc:language', metadata.language),
        metadata.description ? x('dc:description', metadata.description) : null,
        metadata.rights ? x('dc:rights', metadata.rights) : null,
        meta('dcterms:modified', `${new Date(metadata.modified).toISOString().slice(0, 19)}Z`),
        meta('schema:accessMode', 'textual'),
        meta('schema:accessModeSufficient', 'textual'),
        ...['tableOfContents', 'readingOrder', 'structuralNavigation'].map((feature) => meta('schema:accessibilityFeature', feature)),
        meta('schema:accessibilityHazard', 'none'),
        meta('schema:accessibilitySummary', metadata.accessibilitySummary),
      ]),
      x('manifest', files.map(({ id, href, type, isNav }) => x('item', { id, href, 'media-type': type, ...(isNav && { properties: 'nav' }) }))),
      x('spine', files.filter(({ isRead }) => isRead).map(({ id }) => x('itemref', { idref: id }))),
    ]),
  )
}

/** Tells readers where the package is. */
export function formatContainer(path: string): string {
  return formatXml(
    x('container', { version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container' }, [x('rootfiles', [x('rootfile', { 'full-path': path, 'media-type': 'application/oebps-package+xml' })])]),
  )
}

function formatXml(root: ReturnType<typeof x>): string {
  return cleanXml(`<?xml version="1.0" encoding="utf-8"?>\n${toXml(root).replaceAll(']]>', ']]&gt;')}\n`)
}

/** Characters that XML 1.0 cannot hold become U+FFFD. */
export function cleanXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
}
