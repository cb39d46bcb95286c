import { createMemory } from '../text/remember.ts'
import type { RenderOptions } from './options.ts'

type Render = (markdown: string, options?: RenderOptions) => string

interface Rendering {
  html: string
  /** What it asked of the caller's functions, in order. */
  asked: Question[]
}

/** A question to one of the caller's functions, and what it answered, as JSON. */
interface Question {
  ask(options: RenderOptions): unknown
  answer: string
}

/**
 * `render` with a memory of what it gave. What a text asked of `links` and `mentions` is asked again each time, so that an answer that
 * differs gives another rendering, and whoever notes what is asked misses nothing. Keeps at most about `maxLength` characters.
 */
export function rememberRendering(render: Render, maxLength: number): Render {
  const memory = createMemory<Rendering>(maxLength)
  return (markdown, options = {}) => {
    const key = keyOf(markdown, options)
    const known = memory.get(key)
    if (known?.asked.every(({ ask, answer }) => write(ask(options)) === answer)) return known.html
    const asked: Question[] = []
    const html = render(markdown, noteQuestions(options, asked))
    memory.set(key, { html, asked }, key.length + html.length)
    return html
  }
}

/** All that decides a rendering but what is asked. */
function keyOf(markdown: string, { notes = [], sentences = [], blockIds, idPrefix, lang, links, mentions }: RenderOptions): string {
  const marks = [...notes.map(({ offset, number, label }) => [offset, number, label]), null, ...sentences.map(({ start, end, id }) => [start, end, id])]
  return JSON.stringify([markdown, marks, blockIds, idPrefix, lang, links !== undefined, mentions !== undefined])
}

function noteQuestions(options: RenderOptions, asked: Question[]): RenderOptions {
  const put = <T>(ask: (options: RenderOptions) => T): T => {
    const given = ask(options)
    asked.push({ ask, answer: write(given) })
    return given
  }
  return {
    ...options,
    links: options.links && ((url, words) => put(({ links }) => links?.(url, words))),
    mentions: options.mentions && ((person) => put(({ mentions }) => mentions?.(person) ?? '')),
  }
}

function write(given: unknown): string {
  return JSON.stringify(given) ?? ''
}
