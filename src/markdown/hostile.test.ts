import { describe, expect, it } from 'vitest'
import { toCanonical } from '../text/canonical.ts'
import { fromPlain, toPlain } from '../text/plain.ts'
import { renderMarkdown } from './render-markdown.ts'

const allowed = new Set(['p', 'br', 'ul', 'ol', 'li', 'strong', 'em', 'del', 'a', 'code', 'pre', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'sup', 'section', 'span'])

/** What could run, load or pretend, with words that must still be read where there are some. */
const attacks: [string, string][] = [
  ['a script', '<script>alert(1)</script>'],
  ['an event handler', '<img src=x onerror=alert(1)>'],
  ['an inline event handler', 'a <b onmouseover="alert(1)">b</b>'],
  ['svg', '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>'],
  ['math', '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>'],
  ['a frame', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
  ['an object', '<object data="data:text/html,x"></object><embed src=x>'],
  ['a form', '<form action="https://evil.example"><input name=token><button>OK</button></form>'],
  ['a base', '<base href="https://evil.example/">'],
  ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example">'],
  ['a style', '<style>*{display:none}</style>'],
  ['a template', '<template><script>alert(1)</script></template>'],
  ['a comment that ends late', '<!--><script>alert(1)</script>-->'],
  ['a javascript link', '[x](javascript:alert(1))'],
  ['a javascript link in capitals', '[x](JaVaScRiPt:alert(1))'],
  ['a javascript link in entities', '[x](java&#115;cript&colon;alert(1))'],
  ['a javascript link with a tab', '[x](<java\tscript:alert(1)>)'],
  ['a javascript link with a control', '[x](<\u0001javascript:alert(1)>)'],
  ['a javascript reference', '[x][y]\n\n[y]: javascript:alert(1)'],
  ['a javascript address', '<javascript:alert(1)>'],
  ['a data link', '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)'],
  ['a vbscript link', '[x](vbscript:msgbox(1))'],
  ['a blob link', '[x](blob:https://a.example/1)'],
  ['a file link', '[x](file:///etc/passwd)'],
  ['a javascript image', '![x](javascript:alert(1))'],
  ['a data image', '![x](data:image/svg+xml,<svg/onload=alert(1)>)'],
  ['an image in a reference', '![x][y]\n\n[y]: https://tracker.example/p.png'],
  ['a clobbered id', '<a id="main" name="getElementById">x</a>'],
  ['a clobbered footnote', '[^__proto__] [^constructor]\n\n[^__proto__]: x\n[^constructor]: y'],
  ['a class', '<p class="origin-note visually-hidden">x</p>'],
  ['a class by a code fence', '```origin-note" onclick="alert(1)\nx\n```'],
  ['attributes after a heading', '# x {#main .origin-note onclick=alert(1)}'],
  ['MDX', '{process.exit(1)}\n\nimport x from "node:fs"\n\n<Component {...props} />'],
  ['front matter that runs', '---js\n{ x: process.exit(1) }\n---\nx'],
  ['front matter', '---\nstatus: adopted\n---\nx'],
  ['a title that breaks out', '[x](https://a.example "\\"><script>alert(1)</script>")'],
  ['an address that breaks out', '[x](https://a.example/"onmouseover="alert(1))'],
  ['escaped entities', '&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;'],
  ['half characters', '\uD800<script>\uDC00'],
  ['a null', '<scr\u0000ipt>alert(1)</scr\u0000ipt>'],
  ['an unclosed tag', '<img src="x'],
  ['a closing tag', '</p></main><script>alert(1)</script>'],
  ['an instruction', '<?php system("id") ?> <![CDATA[<script>alert(1)</script>]]> <!DOCTYPE x>'],
  ['a backslash host', '[x](\\\\evil.example) [y](/\\evil.example)'],
]

/** Texts that make a parser slow, deep or silent, at the size of a form field. */
const floods: [string, string][] = [
  ['stars', '*'.repeat(20_000)],
  ['quotations', '>'.repeat(20_000)],
  ['spaced quotations', '> '.repeat(10_000)],
  ['quotations line by line', Array.from({ length: 190 }, (_, at) => `${'>'.repeat(at)} a`).join('\n')],
  ['brackets', '['.repeat(20_000)],
  ['closed brackets', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['link openings', '[a]('.repeat(5_000)],
  ['link ends', 'a]('.repeat(6_000)],
  ['image openings', '!['.repeat(10_000)],
  ['back-ticks', '`'.repeat(20_000)],
  ['growing back-ticks', Array.from({ length: 199 }, (_, at) => '`'.repeat(at + 1)).join(' ')],
  ['list marks', '- '.repeat(10_000)],
  ['numbered marks', '1. '.repeat(6_600)],
  ['nested lists', Array.from({ length: 139 }, (_, at) => `${' '.repeat(2 * at)}- a`).join('\n')],
  ['openers of emphasis', '*a '.repeat(6_600)],
  ['mixed emphasis', '*a**a'.repeat(4_000)],
  ['nested emphasis', `${'*a '.repeat(3_000)}${'b* '.repeat(3_000)}`],
  ['nested strong emphasis', `${'**a '.repeat(2_000)}${'b** '.repeat(2_000)}`],
  ['underscores', '_a '.repeat(6_600)],
  ['strikes', '~a '.repeat(6_600)],
  ['tags', '<a '.repeat(6_600)],
  ['comments', '<!--'.repeat(5_000)],
  ['processing instructions', '<?'.repeat(10_000)],
  ['ampersands', '&'.repeat(20_000)],
  ['backslashes', '\\'.repeat(20_000)],
  ['footnote calls', '[^a]'.repeat(5_000)],
  ['footnote definitions', '[^a]: '.repeat(3_300)],
  ['many footnotes', Array.from({ length: 900 }, (_, at) => `[^${at}]\n\n[^${at}]: x`).join('\n')],
  ['definitions', '[a]: b\n'.repeat(2_800)],
  ['a wide table', `${'a|'.repeat(3_000)}\n${'-|'.repeat(3_000)}\n|`],
  ['a square table', `${'a|'.repeat(130)}\n${'-|'.repeat(130)}\n${`${'a|'.repeat(130)}\n`.repeat(70)}`],
  ['a table of empty rows', `${'a|'.repeat(1_000)}\n${'-|'.repeat(1_000)}${'\n|'.repeat(1_000)}`],
  ['web addresses', 'www.'.repeat(5_000)],
  ['mail addresses', 'a@'.repeat(10_000)],
  ['long mail address', `${'a.'.repeat(9_000)}@b.c`],
  ['short lines', 'a\n'.repeat(10_000)],
  ['short paragraphs', 'a\n\n'.repeat(6_600)],
  ['headings', '# a\n'.repeat(5_000)],
  ['stops', '. '.repeat(10_000)],
  ['spaces', `a${' '.repeat(19_000)}b`],
  ['combining marks', `a${'\u0301'.repeat(19_000)}`],
  ['definitions only', '[a]: b'],
  ['a comment only', '<!-- x -->'],
  ['an empty heading', '#'],
  ['an empty item', '-'],
  ['an entity of space', '&nbsp;'],
  ['a zero-width space', '\u200B'],
]

describe('renderMarkdown of hostile text', () => {
  it.each(attacks)('disarms %s', (_, markdown) => {
    const html = renderMarkdown(markdown, { blockIds: 'p' })
    expect(html).not.toBe('')
    for (const [, name = '', attributes = ''] of html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^<>"]*(?:"[^"]*")?)*)>/gi)) {
      expect(allowed.has(name)).toBe(true)
      expect(attributes.replace(/"[^"]*"/g, '')).toMatch(/^(?:\s+(?:href|rel|id|class|aria-label|scope|start)=)*\s*$/)
      for (const [, href = ''] of attributes.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(?:https?:|mailto:|#|\/|\.|[^:]*$)/)
      for (const [, id = ''] of attributes.matchAll(/ id="([^"]*)"/g)) expect(id).toMatch(/^(?:p\d+|n-[\w-]+)$/)
    }
    expect(html.replace(/<\/?[a-z][^<>]*>/gi, '')).not.toMatch(/[<>]/)
  })

  it.each(floods)('renders %s, never empty', (_, markdown) => {
    const html = renderMarkdown(markdown, { blockIds: 'p', notes: [{ offset: markdown.length, number: 1, label: 'x' }] })
    expect(html.replace(/<(?!hr)[^>]*>/g, '').trim()).not.toBe('')
  })

  it.each(floods)('edits %s, losing nothing', (_, typed) => {
    const markdown = fromPlain(typed, 'Un **texte** du plan. Avec [un lien](https://a.example).\n\n- a\n- b\n')
    toCanonical(typed)
    toPlain(typed)
    expect(toPlain(markdown).replace(/\s/g, '').length).toBeGreaterThan(0)
  })
})
