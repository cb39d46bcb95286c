import fc from 'fast-check'
import type { Element, ElementContent, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { readPageWords } from './read-page-words.ts'

describe('readPageWords', () => {
  it('reads the marked part without what is to be ignored, nor notes', () => {
    const html = '<title>Plan</title><header>Menu</header><article data-search-body="plan"><h1>Action&nbsp;9</h1><nav data-search-ignore><p>Axe 2</p></nav><p>Un<br>texte<a class="origin-note" href="#o1"><sup>1</sup></a>.</p><ul><li>a</li><li>b</li></ul><script>non</script></article><footer>Fin</footer>'
    expect(readPageWords(html)).toEqual({ title: 'Action\u00a09', kind: 'plan', text: 'Action\u00a09 Un texte. a b' })
  })

  it('keeps a word whole through inline elements, and signs as they are', () => {
    expect(readPageWords('<p data-search-body>ambass<ins>adeur·rices</ins> &lt;b&gt; &amp; l’écologie</p>')!.text).toBe('ambassadeur·rices <b> & l’écologie')
  })

  it('leaves out what a comparison says aloud, and keeps its words apart', () => {
    const spoken = (words: string) => `<span class="visually-hidden"> ${words} </span>`
    const html = `<p data-search-body>Les <del>${spoken('supprimé :')}ambassadeurs${spoken('fin')}</del><ins>${spoken('ajouté :')}ambassadeur·rices${spoken('fin')}</ins> <b>Action 9<span class="visually-hidden"> :</span></b> agissent</p>`
    expect(readPageWords(html)!.text).toBe('Les ambassadeurs ambassadeur·rices Action 9 : agissent')
  })

  it('keeps a no-break space that stands between two words, and folds all others', () => {
    expect(readPageWords('<p data-search-body>\u202f«\u202fla \u00a0 paix\u202f»\u00a0:\u202f<br>\n oui\u202f!\u00a0</p>')!.text).toBe('«\u202fla paix\u202f»\u00a0: oui\u202f!')
  })

  it('takes the heading outside of the part, or the title that is given', () => {
    expect(readPageWords('<h1>Discussions</h1><div data-search-body><p>mot</p></div>')!.title).toBe('Discussions')
    expect(readPageWords('<h1>Discussions</h1><div data-search-body data-search-title="Autre"><p>mot</p></div>')!.title).toBe('Autre')
  })

  it('reads every marked part', () => expect(readPageWords('<p data-search-body>un</p><p>deux</p><p data-search-body>trois</p>')!.text).toBe('un trois'))

  it('reads past scripts, comments, drawings and values that look like markup', () => {
    const html = '<div data-search-body title="a > b data-search-ignore"><script>if (a < b) "<h1>"</script><!-- <p>non</p> --><svg><path d="M1"/></svg> mot</div>'
    expect(readPageWords(html)!.text).toBe('mot')
  })

  it('reads what a parser of HTML reads', () => {
    fc.assert(fc.property(page, (html) => void expect(readPageWords(html)).toEqual(readParsed(html))), { numRuns: 500 })
  })

  it('gives nothing for a page that is not searched', () => expect(readPageWords('<p>mot</p>')).toBeNull())
})

const value = fc.stringMatching(/^[a-zé >'&"=/-]{0,12}$/).map((text) => text.replaceAll('&', '&amp;').replaceAll('"', '&#34;'))
const attributes = fc
  .uniqueArray(
    fc.oneof(
      fc.constantFrom('data-search-body', 'data-search-body="plan"', "data-search-body='true'", 'data-search-ignore', 'class="origin-note"', 'class="a origin-note"', 'class="visually-hidden"', 'hidden'),
      value.map((text) => `title="${text}"`),
      value.map((text) => `data-search-title="${text}"`),
    ),
    { selector: (text) => text.split('=')[0], maxLength: 3 },
  )
  .map((all) => all.map((each) => ` ${each}`).join(''))
const text = fc.stringMatching(/^[a-zé ·&<>"'«»\u00a0\u202f]{1,10}$/).map((words) => words.replaceAll('&', '&#38;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00a0', '&nbsp;'))
const node = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.constantFrom('<br>', '<img alt="" src="a">', '<!-- <p> -->', '<script>a < "<b>"</script>', '<svg><path d="M1"/></svg>'),
    fc.tuple(attributes, text).map(([given, words]) => `<h1${given}>${words}</h1>`),
    fc.tuple(fc.constantFrom('div', 'section', 'nav', 'span', 'ins', 'del', 'sup'), attributes, fc.array(tie('node'), { maxLength: 4 })).map(([name, given, inside]) => `<${name}${given}>${inside.join('')}</${name}>`),
  ),
})).node
const page = fc.tuple(node, fc.array(node, { maxLength: 3 }), node).map(([before, main, after]) => `<!doctype html><html lang="fr"><head><title>Plan</title></head><body>${before}<main>${main.join('')}</main>${after}</body></html>`)

const inline = ['span', 'ins', 'del', 'sup']

/** The same, by the tree that the standard makes of the page. */
function readParsed(html: string): ReturnType<typeof readPageWords> {
  const read: { body: Element | null; text: string; h1: string } = { body: null, text: '', h1: '' }
  const walk = (each: Root | ElementContent | Root['children'][number], parent: Root | Element | null, isRead: boolean, isHeading: boolean, isLeftOut: boolean): void => {
    if (each.type === 'text') {
      if (isHeading && !isLeftOut) read.h1 += each.value
      if (isRead && !isLeftOut) read.text += each.value
    }
    if (!('children' in each)) return
    const { properties = {}, tagName = '' } = each as Element
    const classes = [properties['className'] ?? []].flat()
    const isSpoken = parent !== null && 'tagName' in parent && ['ins', 'del'].includes(parent.tagName) && classes.join(' ') === 'visually-hidden'
    if (!inline.includes(tagName) || isSpoken) read.text += ' '
    const leavesOut = 'dataSearchIgnore' in properties || classes.includes('origin-note') || isSpoken || tagName === 'script'
    const begins = 'dataSearchBody' in properties
    if (begins && !isRead) read.body = each as Element
    for (const child of each.children) walk(child, each as Element, isRead || begins, isHeading || tagName === 'h1', isLeftOut || leavesOut)
    if (!inline.includes(tagName)) read.text += ' '
  }
  walk(unified().use(rehypeParse).parse(html), null, false, false, false)
  const fold = (words: string): string => words.replace(/\s+/g, (run) => (/^[\u00a0\u202f]$/.test(run) ? run : ' ')).trim()
  if (!read.body) return null
  const { dataSearchBody, dataSearchTitle } = read.body.properties
  return { title: fold(String(dataSearchTitle || read.h1)), kind: dataSearchBody === 'true' ? '' : String(dataSearchBody), text: fold(read.text) }
}
