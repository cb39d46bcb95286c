import { describe, expect, it } from 'vitest'
import { readPageWords } from './read-page-words.ts'

describe('readPageWords', () => {
  it('reads the marked part without what is to be ignored, nor notes', () => {
    const html = '<title>Plan</title><header>Menu</header><article data-search-body="plan"><h1>Action&nbsp;9</h1><nav data-search-ignore><p>Axe 2</p></nav><p>Un<br>texte<a class="origin-note" href="#o1"><sup>1</sup></a>.</p><ul><li>a</li><li>b</li></ul><script>non</script></article><footer>Fin</footer>'
    expect(readPageWords(html)).toEqual({ title: 'Action 9', kind: 'plan', text: 'Action 9 Un texte. a b' })
  })

  it('keeps a word whole through inline elements, and signs as they are', () => {
    expect(readPageWords('<p data-search-body>ambass<ins>adeur·rices</ins> &lt;b&gt; &amp; l’écologie</p>')!.text).toBe('ambassadeur·rices <b> & l’écologie')
  })

  it('leaves out what a comparison says aloud, and keeps its words apart', () => {
    const spoken = (words: string) => `<span class="visually-hidden"> ${words} </span>`
    const html = `<p data-search-body>Les <del>${spoken('supprimé :')}ambassadeurs${spoken('fin')}</del><ins>${spoken('ajouté :')}ambassadeur·rices${spoken('fin')}</ins> <b>Action 9<span class="visually-hidden"> :</span></b> agissent</p>`
    expect(readPageWords(html)!.text).toBe('Les ambassadeurs ambassadeur·rices Action 9 : agissent')
  })

  it('takes the heading outside of the part, or the title that is given', () => {
    expect(readPageWords('<h1>Discussions</h1><div data-search-body><p>mot</p></div>')!.title).toBe('Discussions')
    expect(readPageWords('<h1>Discussions</h1><div data-search-body data-search-title="Autre"><p>mot</p></div>')!.title).toBe('Autre')
  })

  it('reads every marked part', () => expect(readPageWords('<p data-search-body>un</p><p>deux</p><p data-search-body>trois</p>')!.text).toBe('un trois'))

  it('gives nothing for a page that is not searched', () => expect(readPageWords('<p>mot</p>')).toBeNull())
})
