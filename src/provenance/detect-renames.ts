import type { LiveText } from './live-text.ts'
import type { LiveTexts } from './live-texts.ts'
import { segmentBlock, splitBlocks } from './segment-text.ts'
import type { SentenceArchive } from './sentence-archive.ts'

/**
 * New id → former id, for texts that appear while another one, mostly the same, disappears. Ids that are in both
 * revisions are never guessed about.
 */
export function detectRenames(texts: ReadonlyMap<string, string | null>, live: Pick<LiveTexts, 'get'>, archive: SentenceArchive): Map<string, string> {
  const renames = new Map<string, string>()
  const [removed, added]: [string[], string[]] = [[], []]
  for (const [item, text] of texts) if (isThere(live.get(item)) === (text === null)) (text === null ? removed : added).push(item)
  if (removed.length === 0 || added.length === 0) return renames

  const owners = new Map<string, string[]>()
  const sizes = new Map<string, number>()
  for (const item of removed) {
    for (const key of listKeys(live.get(item), archive)) {
      owners.set(key, [...(owners.get(key) ?? []).slice(-8), item])
      sizes.set(item, (sizes.get(item) ?? 0) + key.length)
    }
  }
  const taken = new Set<string>()
  for (const item of added) {
    const keys = splitBlocks(texts.get(item) as string).flatMap(({ raw }) => segmentBlock(raw).map(({ key }) => key))
    const size = keys.reduce((total, key) => total + key.length, 0)
    const shared = new Map<string, number>()
    for (const key of keys) for (const owner of new Set(owners.get(key))) shared.set(owner, (shared.get(owner) ?? 0) + key.length)
    const best = [...shared].filter(([owner, count]) => !taken.has(owner) && count * 2 > Math.max(size, sizes.get(owner) ?? 0)).sort((left, right) => right[1] - left[1])[0]
    if (best === undefined) continue
    taken.add(best[0])
    renames.set(item, best[0])
  }
  return renames
}

export function isThere(text: LiveText | undefined): boolean {
  return text !== undefined && text.text !== null
}

function listKeys(text: LiveText | undefined, archive: SentenceArchive): string[] {
  return (text?.blocks ?? []).flatMap(({ states }) => states.map((state) => archive.get(state).key))
}
