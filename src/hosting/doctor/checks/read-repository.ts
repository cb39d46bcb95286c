import { z } from 'zod'
import { repositoryPath } from '../check.ts'
import type { CheckContext } from '../check.ts'

const repository = z.object({ has_issues: z.boolean(), private: z.boolean(), archived: z.boolean().default(false), default_branch: z.string(), allow_merge_commit: z.boolean().optional() })

/** The repository's own settings; null when the App may not see it. */
export async function readRepository(context: CheckContext): Promise<z.infer<typeof repository> | null> {
  const { status, data } = (await context.api.asInstallation?.(`GET ${repositoryPath(context)}`)) ?? { status: 0, data: null }
  return status === 200 ? (repository.safeParse(data).data ?? null) : null
}
