import type { ContributionId } from '../../../domain/ids.ts'
import { itemId, PLAN_ID } from '../../../domain/plan.ts'
import type { ItemId } from '../../../domain/plan.ts'
import type { GitHubDictionary } from '../../../i18n/github.ts'
import type { Translate } from '../../../i18n/index.ts'
import type { ChangeRequest } from '../../../ports.ts'
import { formatBody } from './format-body.ts'
import { closingMarker, contributionMarker, discussionMarker } from './marker.ts'

export interface GitHubText {
  title: string
  body: string
}

/** Words of what we write on GitHub. Titles hold our own words, numbers and item ids alone. */
export interface GitHubTexts {
  /** Of a pull request, an issue or a comment. */
  of(request: ChangeRequest): GitHubText
  /** Of the issue where an item is discussed. */
  discussion(item: ItemId): GitHubText
  closing(contribution: ContributionId, reason: string): string
}

export function createTexts(translate: Translate<GitHubDictionary>, deskUrl?: (contribution: ContributionId) => string): GitHubTexts {
  const cutNotice = translate('cut')
  const footerOf = ({ kind, branch, contribution, items, url }: ChangeRequest): string[] => {
    const known = items.filter((item) => itemId.safeParse(item).success)
    return [
      ...(kind === 'amendment' && !branch ? [translate('does-not-apply')] : []),
      ...(known.length > 0 ? [translate('items', { items: known.map((item) => `\`${item}\``).join(', ') })] : []),
      translate('page', { url }),
      ...(deskUrl && kind !== 'comment' ? [translate('desk', { url: deskUrl(contribution) })] : []),
    ]
  }
  return {
    of(request) {
      const { contribution, kind, number, text } = request
      const title = kind === 'comment' ? '' : translate(`${kind}.title`, { number })
      return { title, body: formatBody({ marker: contributionMarker(contribution), heading: translate(`${kind}.text`), text, footer: footerOf(request), cutNotice }) }
    },
    discussion(item) {
      const title = item === PLAN_ID ? translate('discussion.title.plan') : translate('discussion.title', { item })
      return { title, body: formatBody({ marker: discussionMarker(item), heading: '', text: '', footer: [translate('discussion.introduction')], cutNotice }) }
    },
    closing: (contribution, reason) => formatBody({ marker: closingMarker(contribution, reason), heading: translate('closing.text'), text: reason, footer: reason ? [] : [translate('closing.decided')], cutNotice }),
  }
}
