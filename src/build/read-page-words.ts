import { Parser } from 'htmlparser2'

/** What search takes of a built page. */
export interface PageWords {
  /** `data-search-title` where it is given, else the page's heading. */
  title: string
  /** Value of `data-search-body`: what kind of page it is; '' where nothing is said. */
  kind: string
  /** The words in `data-search-body` and not in `data-search-ignore`, as they are read, spaces folded; without what a comparison says aloud. */
  text: string
}

/** Elements that words run through: « ambass<ins>adeur·rices</ins> » is one word. */
const inline = new Set(['a', 'abbr', 'b', 'bdi', 'cite', 'code', 'del', 'dfn', 'em', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u'])
const unread = new Set(['script', 'style', 'template'])
/** Without content, and so without an end. */
const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])

/** Reads a page of the built site; null when nothing in it is to be searched. */
export function readPageWords(html: string): PageWords | null {
  if (!html.includes('data-search-body')) return null
  const words = { title: '', kind: '', text: '' }
  let heading = ''
  let hasBody = false
  /** Names of the elements that are open. */
  const open: string[] = []
  // Depths at which the part that counts began; 0: outside.
  const inside = { body: 0, ignored: 0, heading: 0 }
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!inline.has(name)) words.text += ' '
      if (empty.has(name)) return
      const parent = open.at(-1)
      const depth = open.push(name)
      if (!inside.heading && name === 'h1') inside.heading = depth
      if (!inside.body && 'data-search-body' in attributes) {
        Object.assign(inside, { body: depth })
        hasBody = true
        words.kind = attributes['data-search-body'] ?? ''
        words.title = attributes['data-search-title'] ?? ''
      }
      const isNote = /\borigin-note\b/.test(attributes['class'] ?? '')
      const isSpoken = (parent === 'ins' || parent === 'del') && attributes['class'] === 'visually-hidden'
      if (isSpoken) words.text += ' '
      if (!inside.ignored && ('data-search-ignore' in attributes || unread.has(name) || isNote || isSpoken)) inside.ignored = depth
    },
    ontext(text) {
      if (inside.heading && !inside.ignored) heading += text
      if (inside.body && !inside.ignored) words.text += text
    },
    onclosetag(name) {
      if (!inline.has(name)) words.text += ' '
      if (empty.has(name)) return
      for (const key of ['body', 'ignored', 'heading'] as const) if (inside[key] === open.length) inside[key] = 0
      open.pop()
    },
  })
  parser.write(cutFrame(html))
  parser.end()
  return hasBody ? { title: fold(words.title || heading), kind: words.kind === 'true' ? '' : words.kind, text: fold(words.text) } : null
}

/** Without what stands around the page's main part, where nothing in it is to be read. */
function cutFrame(html: string): string {
  const [start, end] = [html.indexOf('<main'), html.lastIndexOf('</main>')]
  const isRead = (part: string): boolean => /data-search-|<h1/.test(part)
  return start === -1 || end < start || isRead(html.slice(0, start)) || isRead(html.slice(end)) ? html : html.slice(start, end)
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
