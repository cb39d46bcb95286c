import { decodeHTML, decodeHTMLAttribute } from 'entities'

/** What search takes of a built page. */
export interface PageWords {
  /** `data-search-title` where it is given, else the page's heading. */
  title: string
  /** Value of `data-search-body`: what kind of page it is; '' where nothing is said. */
  kind: string
  /** The words in `data-search-body` and not in `data-search-ignore`, as they are read, spaces folded but for no-break ones; without what a comparison says aloud. */
  text: string
}

/** Elements that words run through: « ambass<ins>adeur·rices</ins> » is one word. */
const inline = new Set(['a', 'abbr', 'b', 'bdi', 'cite', 'code', 'del', 'dfn', 'em', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u'])
const unread = new Set(['script', 'style', 'template'])
/** Whose content is no markup. */
const verbatim = new Set(['script', 'style'])
const patterns = new Map<string, RegExp>()
const tag = /<(\/?)([a-z][a-z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|<!--[^]*?-->/g
/** Without content, and so without an end. */
const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])

/**
 * Reads a page of the built site; null when nothing in it is to be searched. The page is as `src/audit` checks it: each element is closed,
 * or closes itself, names are in small letters, and `<` and `>` stand in values between quotes alone. A third of the time that a parser of any HTML takes.
 */
export function readPageWords(html: string): PageWords | null {
  if (!html.includes('data-search-body')) return null
  const page = cutFrame(html)
  const words = { title: '', kind: '', text: '' }
  let heading = ''
  let hasBody = false
  /** Names of the elements that are open. */
  const open: string[] = []
  // Depths at which the part that counts began; 0: outside.
  const inside = { body: 0, ignored: 0, heading: 0 }
  const addText = (from: number, to: number): void => {
    if (from === to || inside.ignored || !(inside.heading || inside.body)) return
    const text = decodeHTML(page.slice(from, to))
    if (inside.heading) heading += text
    if (inside.body) words.text += text
  }
  const begin = (name: string, attributes: string): void => {
    if (!inline.has(name)) words.text += ' '
    if (empty.has(name) || attributes.endsWith('/')) return
    const parent = open.at(-1)
    const depth = open.push(name)
    if (!inside.heading && name === 'h1') inside.heading = depth
    if (!inside.body && hasAttribute(attributes, 'data-search-body')) {
      inside.body = depth
      hasBody = true
      words.kind = readAttribute(attributes, 'data-search-body')
      words.title = readAttribute(attributes, 'data-search-title')
    }
    const isNote = attributes.includes('origin-note') && /\borigin-note\b/.test(readAttribute(attributes, 'class'))
    const isSpoken = (parent === 'ins' || parent === 'del') && readAttribute(attributes, 'class') === 'visually-hidden'
    if (isSpoken) words.text += ' '
    if (!inside.ignored && (unread.has(name) || isNote || isSpoken || hasAttribute(attributes, 'data-search-ignore'))) inside.ignored = depth
  }
  const end = (name: string): void => {
    if (!inline.has(name)) words.text += ' '
    for (const key of ['body', 'ignored', 'heading'] as const) if (inside[key] === open.length) inside[key] = 0
    open.pop()
  }
  let read = 0
  tag.lastIndex = 0
  for (let found = tag.exec(page); found; found = tag.exec(page)) {
    const [, closing, name, attributes = ''] = found
    addText(read, found.index)
    read = tag.lastIndex
    if (!name) continue
    if (closing) end(name)
    else begin(name, attributes)
    if (!closing && verbatim.has(name)) {
      const close = page.indexOf(`</${name}`, read)
      tag.lastIndex = read = close === -1 ? page.length : close
    }
  }
  addText(read, page.length)
  return hasBody ? { title: fold(words.title || heading), kind: words.kind === 'true' ? '' : words.kind, text: fold(words.text) } : null
}

function hasAttribute(attributes: string, name: string): boolean {
  return attributes.includes(name) && attribute(name).test(attributes)
}

/** '' where it is not there, or says nothing. */
function readAttribute(attributes: string, name: string): string {
  if (!attributes.includes(name)) return ''
  const [, quoted, single, bare] = attribute(name).exec(attributes) ?? []
  return decodeHTMLAttribute(quoted ?? single ?? bare ?? '')
}

function attribute(name: string): RegExp {
  let pattern = patterns.get(name)
  // Past the values before it: their words are not attributes.
  if (!pattern) patterns.set(name, (pattern = new RegExp(`^(?:\\s+[^\\s"'=]+(?:=(?:"[^"]*"|'[^']*'|[^\\s"']+))?)*?\\s+${name}(?:="([^"]*)"|='([^']*)'|=([^\\s"']+))?(?=[\\s/]|$)`)))
  return pattern
}

/** Without what stands around the page's main part, where nothing in it is to be read. */
function cutFrame(html: string): string {
  const [start, end] = [html.indexOf('<main'), html.lastIndexOf('</main>')]
  const isRead = (part: string): boolean => /data-search-|<h1/.test(part)
  return start === -1 || end < start || isRead(html.slice(0, start)) || isRead(html.slice(end)) ? html : html.slice(start, end)
}

/** A no-break space that stands alone was written so: what is quoted to whoever searches keeps it. */
function fold(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]\s*|[\u00a0\u202f]\s+/g, ' ').trim()
}
