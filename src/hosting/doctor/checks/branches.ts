import { fault, ok, repositoryPath, unknown } from '../check.ts'
import type { Check } from '../check.ts'

/** The branches that hold what happened and the names are there. */
export const checkBranches: Check = async (context) => {
  const { asInstallation } = context.api
  if (!asInstallation) return unknown('unread')
  const missing: string[] = []
  for (const branch of ['register', 'people']) if ((await asInstallation(`GET ${repositoryPath(context, `/git/ref/heads/${branch}`)}`)).status === 404) missing.push(branch)
  return missing.length > 0 ? fault('missing', { branches: missing.join(', ') }) : ok
}
