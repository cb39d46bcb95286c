import { translateOffline } from '../i18n/offline.ts'
import type { Language } from '../i18n/index.ts'
import type { OfflineTexts } from './browser/notes.ts'
import type { OfflineList } from './offline-copy.ts'

/** The worker's words for a site: its version is named by `last`, the instant of its last change. */
export function writeOfflineTexts(site: { language: Language; date(iso: string): string }, last: string): OfflineTexts & Pick<OfflineList, 'version'> {
  const t = translateOffline(site.language)
  return {
    language: site.language,
    offline: t('state.offline'),
    slow: t('state.slow'),
    unavailable: t('state.unavailable'),
    version: t('state.version', { date: site.date(last) }),
    read: t('state.read'),
    missing: t('state.missing'),
    private: t('state.private'),
    newer: t('state.newer'),
    current: t('state.current'),
    open: t('state.open'),
    sent: t('state.sent'),
    mine: t('mine.title'),
  }
}
