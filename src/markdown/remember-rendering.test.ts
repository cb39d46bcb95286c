import { describe, expect, it } from 'vitest'
import type { RenderOptions } from './options.ts'
import { rememberRendering } from './remember-rendering.ts'
import { renderMarkdown } from './render-markdown.ts'

const markdown = 'Voir [action 4](../actions/a.md), dit @[p-0123456789].\nFin.'
const plain: RenderOptions = { links: () => ({ href: '/actions/a/', words: 'action 4' }), mentions: () => '@Ada', lang: 'fr' }

function counted() {
  let count = 0
  const render = rememberRendering((...args) => ((count += 1), renderMarkdown(...args)), 100_000)
  return { render, count: () => count }
}

describe('rememberRendering', () => {
  it('renders a text once for the same options and answers', () => {
    const { render, count } = counted()
    expect(render(markdown, plain)).toBe(renderMarkdown(markdown, plain))
    expect(render(markdown, { ...plain })).toBe(renderMarkdown(markdown, plain))
    expect(count()).toBe(1)
  })

  it('gives what a rendering without memory gives for every other option or answer', () => {
    const { render } = counted()
    const others: RenderOptions[] = [
      plain,
      {},
      { ...plain, links: undefined },
      { ...plain, links: () => undefined },
      { ...plain, links: () => ({ href: '/actions/a/', words: 'action 5' }) },
      { ...plain, links: () => ({ href: '/autre/actions/a/', words: 'action 4' }) },
      { ...plain, mentions: undefined },
      { ...plain, mentions: () => '@contribution anonyme' },
      { ...plain, lang: 'en' },
      { ...plain, blockIds: 'p' },
      { ...plain, idPrefix: 'p' },
      { ...plain, notes: [{ offset: markdown.length, number: 1, label: '1' }] },
      { ...plain, notes: [{ offset: markdown.length, number: 1, label: '1, origine' }] },
      { ...plain, notes: [{ offset: markdown.length, number: 2, label: '1' }] },
      { ...plain, sentences: [{ start: markdown.indexOf('Fin'), end: markdown.length, id: 's-1' }] },
      { ...plain, sentences: [{ start: markdown.indexOf('Fin'), end: markdown.length, id: 's-2' }] },
    ]
    for (const options of [...others, ...others.toReversed()]) expect(render(markdown, options)).toBe(renderMarkdown(markdown, options))
    expect(render(`${markdown} `, plain)).toBe(renderMarkdown(`${markdown} `, plain))
  })

  it('asks what the text asks each time, so that what is read is known', () => {
    const { render, count } = counted()
    const asked: string[][] = []
    const ask = (): void => {
      const own: string[] = []
      asked.push(own)
      render(markdown, { ...plain, links: (url, words) => (own.push(url, words), { href: '/actions/a/', words }), mentions: (person) => (own.push(person), '@Ada') })
    }
    ask()
    ask()
    expect(count()).toBe(1)
    expect(asked[0]).toContain('p-0123456789')
    expect(asked[1]).toEqual(asked[0])
  })
})
