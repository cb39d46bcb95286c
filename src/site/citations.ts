import type { ItemId } from '../domain/plan.ts'
import type { LoggedCommit } from '../ports.ts'
import { listSentences } from '../provenance/index.ts'
import type { SentenceEvent, SentenceEventKind } from '../provenance/index.ts'
import { nameItem } from './contribution-heading.ts'
import { linkItem } from './link-item.ts'
import type { RevisionStory } from './origins.ts'
import { plainSentence } from './plain-sentence.ts'
import type { Site } from './site.ts'
import { blobInVersion } from './version-blob.ts'
import { listWordings } from './wordings.ts'
import type { StandingWording } from './wordings.ts'

/** A sentence to quote, with all that a reader needs to find and judge it. */
export interface Citation {
  /** Its anchor in the item's own page. */
  id: string
  /** « Les mots. » Plan, Action 18. Adoptée le 2 octobre 2025 (proposition n° 12), texte du 2 octobre 2025. */
  text: string
  /** Its permanent address. */
  url: string
}

/** Every sentence of an item's text of today, to be quoted: its words, whether it was submitted or adopted and when, the version, a link for good. */
export function listCitations(site: Site, item: ItemId): Citation[] {
  const { href } = linkItem(site, item)
  const plan = site.state.plan.fields.title
  const name = nameItem(site, item)
  const version = nameVersions(site, item)
  const status = tellStatuses(site, item)
  return listWordings(site, item).standing.map((wording) => ({
    id: wording.id,
    text: site.t('cite.sentence', { quote: plainSentence(wording.text), plan, name, status: status(wording), version: version(wording) }),
    url: `${site.options.url ?? ''}${href}#${wording.id}`,
  }))
}

/** When the words were first in the plan and how they came in; then since when they are here, where they were elsewhere or gone in between. */
function tellStatuses(site: Site, item: ItemId): (wording: StandingWording) => string {
  const sentences = site.origins.traced.get(item)?.sentences ?? []
  const told = new Map<string, string>()
  return (wording) => {
    const events = sentences.find(({ start, end }) => start < wording.end && end > wording.start)?.events ?? []
    const { first, last } = findArrivals(events, wording.key)
    // Sentences that came together are told alike.
    const name = `${first?.revision} ${last?.revision} ${last?.kind} ${wording.since.id}`
    const known = told.get(name) ?? tellStatus(site, wording.since, first, last)
    told.set(name, known)
    return known
  }
}

/** The event that first gave a sentence these words, and the later one that last brought them here. Spaces, punctuation and markup are no words. */
function findArrivals(events: readonly SentenceEvent[], key: string): { first: SentenceEvent | undefined; last: SentenceEvent | undefined } {
  if (events.length < 2) return { first: events[0], last: undefined }
  const reads = events.map(({ text }) => listSentences(text).some((each) => each.key === key))
  const first = reads.indexOf(true)
  const last = events.findLastIndex(({ kind }, index) => reads[index] && (brings.has(kind) || !reads[index - 1]))
  return { first: events[first], last: last > first ? events[last] : undefined }
}

const brings: ReadonlySet<SentenceEventKind> = new Set(['moved', 'copied', 'restored'])

function tellStatus(site: Site, since: LoggedCommit, first: SentenceEvent | undefined, last: SentenceEvent | undefined): string {
  const status = tellArrival(site, site.origins.stories.get(first?.revision ?? since.id) ?? null, since)
  const story = last && last.revision !== first?.revision ? site.origins.stories.get(last.revision) : undefined
  if (!story) return status
  return site.t(last?.kind === 'moved' || last?.kind === 'copied' ? 'cite.moved' : 'cite.restored', { status, date: site.date(story.commit.at) })
}

function tellArrival(site: Site, story: RevisionStory | null, since: LoggedCommit): string {
  const commit = story?.commit ?? since
  const date = site.date(commit.at)
  if (commit === site.state.log[0]) return site.t('cite.submitted', { date })
  const number = story?.contribution?.number
  if (number !== undefined) return site.t('cite.adopted', { date, number })
  return site.t(story?.trailers || story?.ownWords ? 'cite.adopted-without' : 'cite.direct', { date })
}

/** The latest named version that has the sentence, beside the date of the text that is quoted. */
function nameVersions(site: Site, item: ItemId): (wording: StandingWording) => string {
  const last = site.history.revisionsOf(item).findLast(({ text }) => text)
  const date = last ? site.date(last.commit.at) : ''
  const versions = site.state.plan.versions.toReversed().flatMap((version) => {
    const blob = blobInVersion(version, item)
    const text = blob === undefined ? null : site.history.textOfBlob(blob)
    if (!text) return []
    const isSame = text.body === last?.text?.body
    const keys = isSame ? null : new Set(listSentences(text.body).map(({ key }) => key))
    return [{ told: site.t('cite.version', { date, version: version.title }), has: (key: string) => keys?.has(key) ?? true }]
  })
  const other = site.t('cite.text', { date })
  return ({ key }) => versions.find(({ has }) => has(key))?.told ?? other
}
