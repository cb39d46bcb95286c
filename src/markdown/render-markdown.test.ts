import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { hostileText, markdownText } from '../text/testing/text-arbitraries.ts'
import { renderMarkdown } from './render-markdown.ts'

const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'no-trailing-whitespace': 'off' } })

/** Faults of a fragment where pages put it. */
async function listFaults(html: string): Promise<string[]> {
  const page = `<!DOCTYPE html><html lang="fr"><head><title>x</title></head><body><main><h1>x</h1><h2>y</h2>${html}<p id="o1">n</p></main></body></html>`
  const report = await validator.validateString(page)
  return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))
}

const full = `# Un titre

Voir [action](../actions/a.md) et **a &amp; b.** Suite \\* ici.
Fin [x. Y](https://e.example). ![image](https://i.example/y.png) ![](z.png) \`code\`

### Plus bas

<script>alert(1)</script>

- [x] a. B.
- c
  1. d

| a | b |
|:-:|--|
| c | d |

> cité <b>ici</b>

\`\`\`js
x < 1
\`\`\`

Note[^n é] www.a.example a@b.example

---

#

[^n é]: la note
`

describe('renderMarkdown', () => {
  it('gives valid HTML for everything that a body may hold', async () => {
    const at = (part: string): number => full.indexOf(part) + part.length
    const html = renderMarkdown(full, {
      blockIds: 'p',
      idPrefix: 'a-',
      links: () => ({ href: '/actions/a/', words: 'l’action 4' }),
      notes: [
        { offset: at('b.**'), number: 1, label: '1, origine' },
        { offset: at('x. Y'), number: 1, label: '1, origine' },
        { offset: at('</script>'), number: 2, label: '2, origine' },
        { offset: at('x < 1'), number: 3, label: '3, origine' },
      ],
    })
    expect(await listFaults(html)).toEqual([])
  })

  it('gives each top-level block the number that listBlocks gives it, from 1', () => {
    expect(renderMarkdown('a\n\n[x]: y\n\n- b\n\n<b>', { blockIds: 'p' })).toBe('<p id="p1">a</p>\n<ul id="p3">\n<li>b</li>\n</ul>\n<p id="p4">&lt;b&gt;</p>')
  })

  it('starts headings at h3, without a gap', () => {
    expect(renderMarkdown('## a\n\n#### b\n\n# c\n\n## d')).toBe('<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>\n<h4>d</h4>')
  })

  it('resolves relative links and says that others are not ours', () => {
    const links = (url: string, words: string) => (url === '../actions/a.md' ? { href: '/plan/a/', words: `${words} !` } : undefined)
    expect(renderMarkdown('[*x*](../actions/a.md) [y](../b.md) [z](https://a.example) [w][r]\n\n[r]: ../actions/a.md', { links })).toBe(
      '<p><a href="/plan/a/">x !</a> y <a href="https://a.example" rel="nofollow ugc noreferrer">z</a> <a href="/plan/a/">w !</a></p>',
    )
  })

  it('shows an image as a link under its description, and loads nothing', () => {
    expect(renderMarkdown('![une photo](https://a.example/b.png) [![dans un lien](c.png)](https://d.example)')).toBe(
      '<p><a href="https://a.example/b.png" rel="nofollow ugc noreferrer">une photo</a> <a href="https://d.example" rel="nofollow ugc noreferrer">dans un lien</a></p>',
    )
  })

  it('shows a mention as a name, and one that was typed as typed', () => {
    const mentions = () => 'Ada <Lovelace>'
    expect(renderMarkdown('@\\[p-0123456789\\] & @[p-0123456789], oui', { mentions })).toBe('<p>@[p-0123456789] &amp; <span class="mention">Ada &lt;Lovelace&gt;</span>, oui</p>')
  })

  it('puts a mark of origin beside the word before its offset', () => {
    const markdown = 'Un &amp; d\\*eux.\nTrois.'
    const mark = '<a class="origin-note" id="r3" href="#o3" aria-label="3, origine"><sup>3</sup></a>'
    expect(renderMarkdown(markdown, { notes: [{ offset: markdown.indexOf('\n'), number: 3, label: '3, origine' }] })).toBe(`<p>Un &amp; d*eux.${mark}\nTrois.</p>`)
    expect(renderMarkdown(markdown, { notes: [{ offset: markdown.length, number: 3, label: '3, origine' }] })).toBe(`<p>Un &amp; d*eux.\nTrois.${mark}</p>`)
  })

  it('changes nothing but the marks when marks are put in, wherever they are', () => {
    fc.assert(
      fc.property(markdownText, fc.array(fc.nat(200), { maxLength: 5 }), (markdown, offsets) => {
        const notes = offsets.map((offset, number) => ({ offset, number, label: 'x' }))
        const marked = renderMarkdown(markdown, { notes })
        const bare = marked.replace(/<a class="origin-note"[^>]*><sup>\d+<\/sup><\/a>/g, '').replace(/<p><\/p>/g, '')
        expect(bare.replace(/\s+/g, '')).toBe(renderMarkdown(markdown).replace(/\s+/g, ''))
      }),
      { numRuns: 300 },
    )
  })

  it('is valid and never empty for whatever is typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostileText, markdownText), async (markdown) => {
        const html = renderMarkdown(markdown, { blockIds: 'p' })
        expect(await listFaults(html)).toEqual([])
        expect(html === '').toBe(markdown.trim() === '')
        expect(html).not.toMatch(/<(?:script|img|svg|iframe|style|b>|a [^>]*(?:javascript|data):)/i)
      }),
      { numRuns: 400 },
    )
  })

  it('renders plain words as it renders them beside what only the parser knows', () => {
    const words = fc.array(fc.constantFrom('Le plan', ' ', '\n', '\n\n', '« Oui ! »', 'a', '.', ' : ', '’', '"', 'é', '🎉', '(x)', '\u00A0'), { maxLength: 12 }).map((parts) => `Plan${parts.join('')}.`)
    fc.assert(
      fc.property(words, fc.array(fc.nat(40), { maxLength: 3 }), fc.array(fc.tuple(fc.nat(40), fc.nat(20)), { maxLength: 3 }), (markdown, offsets, ranges) => {
        const notes = offsets.map((offset, index) => ({ offset, number: index + 1, label: `${index + 1}` }))
        const sentences = ranges.map(([start, length], index) => ({ start, end: start + length, id: `s-${index}` }))
        const options = { notes, sentences, blockIds: 'p', idPrefix: 'x-' }
        // A definition shows nothing.
        expect(renderMarkdown(markdown, options)).toBe(renderMarkdown(`${markdown}\n\n[x]: https://e.example\n`, options))
      }),
    )
  })
})
