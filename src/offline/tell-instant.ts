/**
 * An instant by this device's clock, written as the site writes its own (`i18n/format-date.ts`, which is much for a worker).
 * `at`: milliseconds since 1970; `language`: a BCP 47 tag.
 */
export function tellInstant(at: number, language: string): string {
  const told = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(at)
  return language.startsWith('fr') ? told.replace(/^1 /, '1er ').replace(/:(\d\d)$/, '\u00a0h\u00a0$1') : told
}
