import { z } from 'zod'
import { fault, ok, repositoryPath } from '../check.ts'
import type { Check } from '../check.ts'

const installation = z.object({ repository_selection: z.enum(['all', 'selected']).optional(), suspended_at: z.string().nullish() })

/** The App is installed on this repository, on it alone, and not suspended. */
export const checkInstallation: Check = async (context) => {
  const { status, data } = await context.api.asApp(`GET ${repositoryPath(context, '/installation')}`)
  const parsed = installation.safeParse(data)
  if (status !== 200 || !parsed.success || !context.api.asInstallation) return fault('absent', { repository: `${context.owner}/${context.name}` })
  if (parsed.data.suspended_at) return fault('suspended')
  return parsed.data.repository_selection === 'all' ? fault('everywhere') : ok
}
