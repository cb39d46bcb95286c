import { z } from 'zod'
import { fault, ok, repositoryPath, unknown } from '../check.ts'
import type { Check } from '../check.ts'

const workflows = z.object({ workflows: z.array(z.object({ path: z.string(), state: z.string() })) })
const file = '.github/workflows/site.yml'

/** Actions are on, and the workflow that publishes the site with them. They are off in a new fork; the App itself may not see them. */
export const checkActions: Check = async (context) => {
  const { status, data } = await context.api.asAnybody(`GET ${repositoryPath(context, '/actions/workflows?per_page=100')}`)
  const parsed = workflows.safeParse(data)
  const address = `${context.owner}/${context.name}`
  if (status !== 200 || !parsed.success) return unknown('unseen', { repository: address })
  const site = parsed.data.workflows.find(({ path }) => path === file)
  if (!site) return fault('off', { repository: address })
  return site.state === 'active' ? ok : fault('disabled', { repository: address })
}
