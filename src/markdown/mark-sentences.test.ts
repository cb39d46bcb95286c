import { describe, expect, it } from 'vitest'
import { splitSentences } from '../text/sentences.ts'
import { renderMarkdown } from './render-markdown.ts'

function render(markdown: string, notes: { offset: number; number: number; label: string }[] = []): string {
  return renderMarkdown(markdown, { notes, sentences: splitSentences(markdown).map(({ start, end }, index) => ({ start, end, id: `s-${index + 1}` })) })
}

describe('sentences in a rendered text', () => {
  it.each([
    ['Un.\nDeux.', '<p><span id="s-1">Un.</span>\n<span id="s-2">Deux.</span></p>'],
    ['- un\n- deux *trois*', '<ul>\n<li><span id="s-1">un</span></li>\n<li><span id="s-2">deux <em>trois</em></span></li>\n</ul>'],
    ['Voir [ceci](https://a.fr). Et **cela**.', '<p><span id="s-1">Voir <a href="https://a.fr" rel="nofollow ugc noreferrer">ceci</a>.</span> <span id="s-2">Et <strong>cela</strong>.</span></p>'],
    ['**Un mot. Un autre.** Fin.', '<p><strong><span id="s-1">Un mot.</span> <span id="s-2">Un autre.</span></strong> <span id="s-3">Fin.</span></p>'],
    ['R\\&D &amp; co. Bien.', '<p><span id="s-1">R&#x26;D &#x26; co.</span> <span id="s-2">Bien.</span></p>'],
  ])('%j', (markdown, expected) => {
    expect(render(markdown)).toBe(expected.replaceAll('&#x26;', '&amp;'))
  })

  it('keeps a mark of origin with the sentence that it follows', () => {
    expect(render('Un. Deux.', [{ offset: 3, number: 1, label: 'd’où' }])).toContain('<span id="s-1">Un.<a class="origin-note" id="r1" href="#o1" aria-label="d’où"><sup>1</sup></a></span> <span id="s-2">Deux.</span>')
  })

  it('changes no word of a text in code', () => {
    expect(render('    Du code. Deux.')).toBe('<pre><code>Du code. Deux.\n</code></pre>')
  })
})
