import { z } from 'zod'
import { fault, ok, repositoryPath, unknown } from '../check.ts'
import type { Check } from '../check.ts'
import { readRepository } from './read-repository.ts'

const rules = z.array(z.object({ type: z.string() }))
const branch = z.object({ protected: z.boolean() })
/** Rules that stop an App which writes merge commits straight to the branch. */
const obstacles = new Set(['pull_request', 'update', 'required_linear_history', 'required_status_checks', 'required_deployments', 'merge_queue'])

/** The App may move `main`, and `main` is where the plan lives: no rule stands in the way of a decision. */
export const checkMainBranch: Check = async (context) => {
  const repository = await readRepository(context)
  if (!repository || !context.api.asInstallation) return unknown('unread')
  if (repository.archived) return fault('archived')
  if (repository.default_branch !== 'main') return fault('other-branch', { branch: repository.default_branch })
  const found = rules.safeParse((await context.api.asInstallation(`GET ${repositoryPath(context, '/rules/branches/main')}`)).data)
  const stopping = (found.data ?? []).map(({ type }) => type).filter((type) => obstacles.has(type))
  if (stopping.length > 0) return fault('rules', { rules: [...new Set(stopping)].join(', ') })
  const { data } = await context.api.asInstallation(`GET ${repositoryPath(context, '/branches/main')}`)
  return branch.safeParse(data).data?.protected ? fault('protected') : ok
}
