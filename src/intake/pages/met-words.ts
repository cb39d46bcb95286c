import { html } from 'hono/html'
import { toRead } from '../../text/plain.ts'
import type { Messages } from '../messages.ts'
import type { Html } from './html.ts'

/** Words that met, a part of a Markdown text, as they are read: without its marks. Where there are none, that is said, in the language of the page. */
export function metWords(words: string, { t, language }: Messages): Html {
  return words.trim() === '' ? html`<span class="meta" lang="${language}">${t('question.nothing')}</span>` : html`${toRead(words)}`
}
