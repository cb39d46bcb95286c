import type { Contribution } from '../../domain/contribution.ts'
import type { ItemId } from '../../domain/plan.ts'
import type { RegisterEvent } from '../../domain/register-event.ts'
import type { LoggedCommit } from '../../ports.ts'
import { translateExports } from '../../i18n/exports.ts'
import { nameItem } from '../../site/contribution-heading.ts'
import { isElsewhere } from '../../site/describe-revision.ts'
import { isTold, tellMove } from '../../site/item-moves.ts'
import { describeEvent } from '../../site/journal-page.ts'
import { linkItem } from '../../site/link-item.ts'
import type { RevisionStory } from '../../site/origins.ts'
import { isByWithheld } from '../../site/is-by-withheld.ts'
import type { ItemRevision } from '../../site/plan-history.ts'
import type { ItemMove } from '../../site/plan-moves.ts'
import type { Site } from '../../site/site.ts'
import { useExportIds } from '../export-ids.ts'
import { publicAddress } from '../public-address.ts'
import { escapeHtml } from './escape-html.ts'
import { eventHtml } from './event-html.ts'
import type { FeedEntry } from './feed.ts'

/** Items that one entry names. */
const mostNames = 20

/** One entry for each event of the contributions that may be shown: what happened to it, and what was said. */
export function listEventEntries(site: Site, contributions: readonly Contribution[]): FeedEntry[] {
  return contributions.filter(({ withheld }) => !withheld).flatMap((contribution) => contribution.history.flatMap((event) => entryOf(site, event, contribution)))
}

function entryOf(site: Site, event: RegisterEvent, contribution: Contribution): FeedEntry[] {
  const title = titleOf(site, event, contribution)
  if (!title) return []
  const href = publicAddress(site, site.links.contribution(contribution.id))
  return [{ id: useExportIds(site).event(event.id), title, at: event.at, author: nameActor(site, event, contribution), href, html: eventHtml(site, event, contribution) }]
}

/** As the pages name who decided, or reworded a proposal, where that is not its proposer. */
function nameActor(site: Site, event: RegisterEvent, contribution: Contribution): string {
  if (event.by === contribution.person) return site.nameOf(event.by)
  return site.nameDecider(event.by, event.type === 'reworked' || ('elsewhere' in event && event.elsewhere === true))
}

function titleOf(site: Site, event: RegisterEvent, contribution: Contribution): string | null {
  if (contribution.kind === 'comment') return event.type === 'commented' || event.type === 'answered' ? site.t('comment.by', { name: site.nameOf(contribution.person), date: site.date(event.at) }) : null
  const told = describeEvent(site, event)[0]
  return told ? `${told.what}${site.t('colon')} ${told.heading}` : null
}

/**
 * One entry for each commit that changed or moved items without a proposal: the first record of the plan, and what was written straight
 * into it; and for each that removed or moved items by a proposal withheld since, whose events are not told: which items, no words.
 */
export function listCommitEntries(site: Site, revisions: readonly ItemRevision[], moves: readonly ItemMove[]): FeedEntry[] {
  const t = translateExports(site.language)
  const ids = useExportIds(site)
  const first = site.state.log[0]?.id
  const movesOf = Map.groupBy(moves.filter(isTold), ({ commit }) => commit)
  const revisionsOf = Map.groupBy(revisions, ({ commit }) => commit)
  return [...new Set([...revisionsOf.keys(), ...movesOf.keys()])].flatMap((commit) => {
    const story = site.origins.stories.get(commit.id)
    const isWithheld = isByWithheld(story)
    if (story?.trailers && !isWithheld) return []
    const [changed, moved] = [(revisionsOf.get(commit) ?? []).filter(({ text }) => !isWithheld || text === null), movesOf.get(commit) ?? []]
    if (changed.length + moved.length === 0) return []
    const isFirst = commit.id === first
    const items = [...new Set(isFirst ? [] : [...changed, ...moved].map(({ item }) => item))]
    const names = items.slice(0, 3).map((item) => nameItem(site, item)).join(', ') + (items.length > 3 ? '…' : '')
    const lines = items.slice(0, mostNames).map((item) => tellItem(site, item, changed, moved))
    const html = isFirst ? '' : `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}${items.length > mostNames ? '<li>…</li>' : ''}</ul>`
    const title = isFirst ? t('feed.first') : t(isWithheld ? 'feed.withheld' : changed.length > 0 ? 'feed.direct' : 'feed.direct-move', { names })
    const href = items.length === 1 ? linkItem(site, items[0]!).href : site.links.page('plan/')
    return [{ id: ids.commit(commit.id), title, at: commit.at, author: nameWriter(site, commit, story), href: publicAddress(site, href), html }]
  })
}

/** Who decided, for a proposal; who wrote it, for a direct edit. */
function nameWriter(site: Site, commit: LoggedCommit, story: RevisionStory | undefined): string {
  if (story?.trailers) return site.nameDecider(story.trailers.decidedBy, isElsewhere(site, story.trailers.event))
  return story?.ownWords ? story.ownWords.wordedBy.map((person) => site.nameOf(person)).join(', ') : commit.author || site.t('person.anonymous')
}

/** « Objectif 1 », « Objectif 1 : Passe de « Axe 1 : … » à « Axe 2 : … » », « Objectif 1 : Sorti du plan » for one that came back. */
function tellItem(site: Site, item: ItemId, revisions: readonly ItemRevision[], moves: readonly ItemMove[]): string {
  const name = nameItem(site, item)
  const move = moves.find((each) => each.item === item)
  const isRemoved = revisions.findLast((each) => each.item === item)?.text === null
  if (move) return `${name}${site.t('colon')} ${tellMove(site, move)}`
  return isRemoved && site.state.plan.items.has(item) ? `${name}${site.t('colon')} ${site.t('history.removed')}` : name
}
