import { fault, ok, unknown } from '../check.ts'
import type { Check } from '../check.ts'
import { readRepository } from './read-repository.ts'

/** GitHub's own button may make a merge commit: what is merged by it keeps who wrote which words. */
export const checkMergeMethod: Check = async (context) => {
  const repository = await readRepository(context)
  if (repository?.allow_merge_commit === undefined) return unknown('unread')
  return repository.allow_merge_commit ? ok : fault('off')
}
