import { fault, ok, unknown } from '../check.ts'
import type { Check } from '../check.ts'
import { readRepository } from './read-repository.ts'

/** Issues are on: discussions and ideas live there. They are off in a new fork. */
export const checkIssues: Check = async (context) => {
  const repository = await readRepository(context)
  if (!repository) return unknown('unread')
  return repository.has_issues ? ok : fault('off', { repository: `${context.owner}/${context.name}` })
}
