import { html } from 'hono/html'
import type { ItemCollision } from '../../usecases/rebase-changes.ts'
import type { Messages } from '../messages.ts'
import type { Html } from './html.ts'
import { metWords } from './met-words.ts'

/** The words that met, each time three ways: as its author had them, of today, as its author writes them. */
export function collidedWords(collisions: readonly ItemCollision[], lang: string, messages: Messages): Html[] {
  const { t, language } = messages
  const line = (label: string, words: string) => html`<dt lang="${language}">${label}</dt><dd>${metWords(words, messages)}</dd>`
  return collisions
    .flatMap(({ text = [] }) => text)
    .map(({ base, ours, theirs }) => html`<dl class="facts" lang="${lang}">${line(t('question.base'), base)}${line(t('question.today'), ours)}${line(t('question.mine'), theirs)}</dl>`)
}
