import enStart from '../i18n/en/start.json' with { type: 'json' }
import frStart from '../i18n/fr/start.json' with { type: 'json' }
import { createTranslate, type Translate } from '../i18n/index.ts'

/** What the host reads in the terminal, timed. French, unless the terminal's own language is English. */
export interface Terminal {
  t: Translate<typeof frStart>
  /** Seconds since the start, with one decimal, as the language writes it. */
  seconds(): string
  /** Says what begins; returns what says how long it took. */
  step(text: string): () => void
  say(text: string): void
}

export function createTerminal(env: Record<string, string | undefined>, now: () => number, write: (line: string) => void): Terminal {
  const language = /^en/.test(env['LC_ALL'] || env['LANG'] || '') ? 'en' : 'fr'
  const t = createTranslate(language === 'en' ? enStart : frStart, language)
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const begun = now()
  const since = (from: number) => format.format((now() - from) / 1000)
  return {
    t,
    seconds: () => since(begun),
    say: write,
    step(text) {
      const from = now()
      write(`• ${text}…`)
      return () => write(t('done', { seconds: since(from) }))
    },
  }
}
