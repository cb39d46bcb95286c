import type { CommitId } from '../domain/ids.ts'
import type { ItemId, PlacedItem } from '../domain/plan.ts'
import { listSentences } from '../provenance/index.ts'
import type { Site } from './site.ts'

/** The item of the plan that has the text of one that left it, whichever others had it between; null for none. */
export function goneInto(site: Site, id: ItemId): PlacedItem | null {
  const seen = new Set<ItemId>()
  for (let next = takerOf(site, id); next !== null && !seen.has(next); next = takerOf(site, next)) {
    const placed = site.state.plan.items.get(next)
    if (placed) return placed
    seen.add(next)
  }
  return null
}

/** The item that took the text of one that left the plan: joined by a decision, or most of its words in the same revision. It may have left since. */
export function takerOf(site: Site, id: ItemId): ItemId | null {
  return joinedInto(site, id) ?? site.told(findTaker, id)
}

/** The items whose text this one took when they left the plan, in the order in which they were first written. */
export function listGivers(site: Site, id: ItemId): readonly ItemId[] {
  return site.told(giversOf, id)
}

function giversOf(site: Site, id: ItemId): readonly ItemId[] {
  return site.once(groupGivers).get(id) ?? []
}

function groupGivers(site: Site): Map<ItemId | null, ItemId[]> {
  return Map.groupBy(site.history.removed.keys(), (id) => takerOf(site, id))
}

/** The item to which one revision gave more than half of what another read when it left in it, as of a rename; of several, the one with most. */
export function findTaker(site: Site, id: ItemId): ItemId | null {
  const gone = site.history.removed.get(id)
  const last = site.history.revisionsOf(id).findLast(({ text }) => text)?.text
  if (!gone || !last) return null
  const sentences = listSentences(last.body)
  const gains = site.once(groupGains).get(gone.commit.id)
  const words = new Map<ItemId, number>()
  for (const sentence of sentences) for (const item of gains?.get(sentence.key) ?? []) words.set(item, (words.get(item) ?? 0) + countWords([sentence]))
  const [best] = [...words].sort(([, one], [, other]) => other - one)
  return best && best[1] * 2 > countWords(sentences) ? best[0] : null
}

/** By commit in which items left, then by the key of a sentence: the items that had it not before, and have it since. */
function groupGains({ history }: Site): Map<CommitId, Map<string, ItemId[]>> {
  const commits = new Map([...history.removed.values()].map(({ commit }) => [commit.id, new Map<string, ItemId[]>()]))
  for (const { item, text, commit } of history.all) {
    const gains = commits.get(commit.id)
    if (!gains || !text) continue
    const revisions = history.revisionsOf(item)
    const before = keysOf(revisions[revisions.findIndex((each) => each.commit === commit) - 1]?.text?.body ?? '')
    for (const key of keysOf(text.body)) if (!before.has(key)) gains.set(key, [...(gains.get(key) ?? []), item])
  }
  return commits
}

function keysOf(text: string): Set<string> {
  return new Set(listSentences(text).map(({ key }) => key))
}

function countWords(sentences: readonly { key: string }[]): number {
  return sentences.reduce((sum, { key }) => sum + key.split(' ').length, 0)
}

function joinedInto(site: Site, id: ItemId): ItemId | null {
  const gone = site.history.removed.get(id)
  const contribution = gone && site.origins.stories.get(gone.commit.id)?.contribution
  if (contribution?.gesture !== 'join') return null
  const changes = contribution.decision?.changes ?? contribution.changes
  const into = changes.find(({ type, item }) => type === 'revise' && item !== id)
  return into && changes.some((change) => change.type === 'remove' && change.item === id) ? into.item : null
}
