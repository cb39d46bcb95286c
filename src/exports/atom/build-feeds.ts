import { flatten } from '../../content/read-plan.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { ItemId, ItemKind } from '../../domain/plan.ts'
import { translateExports } from '../../i18n/exports.ts'
import { headContribution, labelGone } from '../../site/contribution-heading.ts'
import { listDepartures } from '../../site/departures.ts'
import type { Departure } from '../../site/departures.ts'
import { itemsOf } from '../../site/site-index.ts'
import type { Site } from '../../site/site.ts'
import { useExportIds } from '../export-ids.ts'
import { besidePage } from '../beside-page.ts'
import { publicAddress } from '../public-address.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { listCommitEntries, listEventEntries } from './list-entries.ts'

/** A feed holds its newest entries only: who comes back after longer reads the journal. */
const mostEntries = 50

/** What changed the plan or answered a proposal: the journal, and what was written straight into the plan. */
export function buildPlanFeed(site: Site): Feed {
  const proposals = [...site.state.contributions.values()].filter(({ kind }) => kind !== 'comment')
  return feedOf(site, {
    id: useExportIds(site).plan,
    title: site.state.plan.fields.title,
    self: 'journal.xml',
    page: site.links.page('journal/'),
    entries: [...listEventEntries(site, proposals), ...listCommitEntries(site, site.history.all, site.history.moves)],
  })
}

/** What happened to an item and what it holds, messages included, and what made others leave it; also for an item that left the plan. */
export function buildItemFeed(site: Site, kind: ItemKind, id: ItemId): Feed {
  const placed = site.state.plan.items.get(id)
  const items = placed ? flatten([placed]).map((item) => item.id) : [id]
  const departures = listDepartures(site, id)
  const proposals = distinct([...items.flatMap((item) => site.index.proposalsOf(item)), ...departures.flatMap((departure) => proposalsBehind(site, departure))])
  const revisions = [...items.flatMap((item) => site.history.revisionsOf(item)), ...departures.flatMap(({ item, commit }) => site.history.revisionsOf(item).filter((each) => each.commit.id === commit))]
  const moves = [...items.flatMap((item) => site.history.movesOf(item)), ...departures.flatMap(({ item, commit }) => site.history.movesOf(item).filter((each) => each.commit.id === commit))]
  const comments = distinct([...items.flatMap((item) => site.index.commentsOn(item)), ...proposals.flatMap((proposal) => site.index.commentsAbout(proposal.id))])
  const page = site.links.item(kind, id)
  return feedOf(site, {
    id: useExportIds(site).item(id),
    title: placed ? site.fullName(placed) : site.t('withdrawn.name', { level: site.levelOf(kind), label: labelGone(site, id) ?? site.t('withheld.heading') }),
    self: besidePage(site, page, 'xml'),
    page,
    entries: [...listEventEntries(site, [...proposals, ...comments]), ...listCommitEntries(site, revisions, moves)],
  })
}

/** The proposals that an item left by. */
function proposalsBehind(site: Site, { item, commit }: Departure): Contribution[] {
  const story = site.origins.stories.get(commit)
  const proposals = [story?.contribution ?? [], ...(story?.others ?? []).map(({ contribution }) => contribution)].flat()
  return proposals.length > 1 ? proposals.filter((each) => itemsOf(each).includes(item)) : proposals
}

/** What happened to a proposal or an idea, and what was said about it. */
export function buildContributionFeed(site: Site, contribution: Contribution): Feed {
  const page = site.links.contribution(contribution.id)
  const kicker = site.t(`contribution.kicker.${contribution.kind}`, { number: contribution.number ?? '' })
  return feedOf(site, {
    id: useExportIds(site).contribution(contribution.id),
    title: `${kicker}${site.t('colon')} ${headContribution(site, contribution)}`,
    self: besidePage(site, page, 'xml'),
    page,
    entries: listEventEntries(site, [contribution, ...site.index.commentsAbout(contribution.id)]),
    earliest: contribution.submittedAt,
  })
}

interface FeedParts extends Pick<Feed, 'id' | 'title' | 'page' | 'entries'> {
  /** Path under `base`. */
  self: string
  /** When it begins; default: the plan's first commit. */
  earliest?: string
}

function feedOf(site: Site, { id, title, self, page, entries, earliest }: FeedParts): Feed {
  const newest = entries.toSorted(compareEntries).slice(0, mostEntries)
  return {
    id,
    title,
    subtitle: translateExports(site.language)('feed.subtitle', { plan: site.state.plan.fields.title }),
    lang: site.language,
    base: site.options.url && publicAddress(site, site.options.base),
    self: publicAddress(site, site.links.page(self)),
    page: publicAddress(site, page),
    updated: newest[0]?.at ?? earliest ?? site.state.log[0]?.at ?? new Date(0).toISOString(),
    entries: newest,
  }
}

/** Newest first; of the same instant, in an order that does not depend on how they were found. */
function compareEntries(a: FeedEntry, b: FeedEntry): number {
  return Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1)
}

function distinct(contributions: readonly Contribution[]): Contribution[] {
  return [...new Set(contributions)]
}
