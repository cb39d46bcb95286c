import type { HostingDictionary } from '../../i18n/hosting.ts'
import type { Translate } from '../../i18n/index.ts'
import type { TakenIn } from './take-in-issue.ts'

/** What to answer on the issue's page; null for an issue that is none of ours. It holds no word of whoever wrote it. `url`: the contribution's public page. */
export function answerIssue(taken: TakenIn, url: string | null, t: Translate<HostingDictionary>): string | null {
  if (taken.outcome === 'no-form') return null
  if (taken.outcome === 'refused') return t(taken.issues.some(({ path }) => path === 'element') ? 'issue.unknown-element' : taken.issues.some(({ code }) => code === 'submission.unchanged') ? 'issue.unchanged' : 'issue.refused')
  const number = taken.number ?? '–'
  return url === null ? t('issue.taken', { number }) : t('issue.taken-at', { number, url })
}
