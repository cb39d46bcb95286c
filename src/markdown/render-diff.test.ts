import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { htmlId } from './html-id.ts'
import { renderDiff } from './render-diff.ts'
import { renderPlainInline } from './render-plain-inline.ts'

const labels = { removed: 'supprimé :', added: 'ajouté :', end: 'fin' }

describe('renderDiff', () => {
  it('says each change in words, and escapes everything', async () => {
    const html = renderDiff(
      [
        { type: 'same', text: 'Les <b> ' },
        { type: 'removed', text: 'ambassadeurs' },
        { type: 'added', text: 'ambassadeur·rices & "amis"' },
        { type: 'same', text: '\nfin' },
        { type: 'added', text: '' },
      ],
      labels,
    )
    expect(html).toBe(
      'Les &lt;b&gt; <del><span class="visually-hidden"> supprimé : </span>ambassadeurs<span class="visually-hidden"> fin </span></del>' +
        '<ins><span class="visually-hidden"> ajouté : </span>ambassadeur·rices &amp; "amis"<span class="visually-hidden"> fin </span></ins><br>fin',
    )
    const report = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(`<p>${html}</p>`)
    expect(report.valid).toBe(true)
  })
})

describe('renderPlainInline', () => {
  it('shows words as they are', () => {
    expect(renderPlainInline('a **b** <script>\r\n&amp;')).toBe('a **b** &lt;script&gt;<br>&amp;amp;')
  })
})

describe('htmlId', () => {
  it('gives different names different ids, safe in an address', () => {
    const names = ['é', 'e', 'a b', 'a_b', '1', '#', '"', '\u202E']
    const ids = names.map(htmlId)
    expect(new Set(ids).size).toBe(names.length)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z][A-Za-z0-9_-]*$/)
  })
})
