import type { RevisionStory } from './origins.ts'

/** Whether all proposals that a commit took in are withheld since: of what it did, which items left or moved is told, and no words. */
export function isByWithheld(story: RevisionStory | undefined): boolean {
  const proposals = [story?.contribution ?? [], ...(story?.others ?? []).map(({ contribution }) => contribution)].flat()
  return proposals.length > 0 && proposals.every(({ withheld }) => withheld)
}
