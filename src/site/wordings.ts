import type { ItemId } from '../domain/plan.ts'
import type { LoggedCommit } from '../ports.ts'
import { listSentences } from '../provenance/index.ts'
import type { Sentence } from '../provenance/index.ts'
import { sentenceId } from './sentence-id.ts'
import type { ItemRevision } from './plan-history.ts'
import type { Site } from './site.ts'

/** A sentence as it reads or read in an item. */
export interface Wording {
  /** Its anchor in the item's page, for good. */
  id: string
  /** Markdown. */
  text: string
  key: string
  /** The revision since which it reads so, as long as the item stands. */
  since: LoggedCommit
}

export interface StandingWording extends Wording, Sentence {}

export interface FormerWording extends Wording {
  /** The revision in which it ceased to. */
  until: LoggedCommit
}

/** Every wording that the sentences of one item ever had, each once. */
export interface ItemWordings {
  /** Of today's text, or of the last one for an item that left the plan; in order. */
  standing: StandingWording[]
  /** In order of leaving. */
  former: FormerWording[]
}

/** Reads them from the texts themselves, so that none is missed whatever became of it. Titles have none. */
export function listWordings(site: Site, item: ItemId): ItemWordings {
  const ofSite = site.once(startWordings)
  const revisions = site.history.revisionsOf(item)
  const wordings = ofSite.get(item) ?? readWordings(item, revisions)
  ofSite.set(item, wordings)
  return wordings
}

/** The same as they are today: what an item read when it left the plan stands no longer. */
export function listToday(site: Site, item: ItemId): ItemWordings {
  const wordings = listWordings(site, item)
  const gone = site.history.removed.get(item)
  return gone ? { standing: [], former: [...wordings.former, ...wordings.standing.map((wording) => ({ ...wording, until: gone.commit }))] } : wordings
}

function startWordings(): Map<ItemId, ItemWordings> {
  return new Map()
}

function readWordings(item: ItemId, revisions: readonly ItemRevision[]): ItemWordings {
  const standing = new Map<string, StandingWording>()
  const former = new Map<string, FormerWording>()
  let body: string | undefined
  for (const { commit, text } of revisions) {
    // The last text of an item that left is shown on its page, where its sentences still are.
    if (!text || text.body === body) continue
    body = text.body
    const now = new Map(listSentences(text.body).toReversed().map((sentence) => [sentence.key, sentence]))
    for (const [key, wording] of standing) {
      if (now.has(key)) continue
      standing.delete(key)
      former.set(key, { id: wording.id, text: wording.text, key, since: wording.since, until: commit })
    }
    for (const [key, sentence] of now) {
      const known = standing.get(key)
      standing.set(key, { ...sentence, id: known?.id ?? sentenceId(item, key), since: known?.since ?? commit })
      former.delete(key)
    }
  }
  return { standing: [...standing.values()].sort((one, other) => one.start - other.start), former: [...former.values()] }
}
