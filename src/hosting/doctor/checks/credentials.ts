import { z } from 'zod'
import { appPermissions } from '../../../forges/github/permissions.ts'
import { fault, ok } from '../check.ts'
import type { Check } from '../check.ts'

const app = z.object({ slug: z.string(), permissions: z.record(z.string(), z.string()) })

/** The App is known by its key, may do what it needs, and nothing beyond it. */
export const checkCredentials: Check = async ({ api }) => {
  const { status, data } = await api.asApp('GET /app')
  const parsed = app.safeParse(data)
  if (status !== 200 || !parsed.success) return fault('refused', { status })
  const { permissions } = parsed.data
  const missing = Object.entries(appPermissions).filter(([name, level]) => permissions[name] !== level && permissions[name] !== 'write').map(([name]) => name)
  if (missing.length > 0) return fault('missing', { permissions: missing.join(', ') })
  const beyond = Object.keys(permissions).filter((name) => !(name in appPermissions))
  return beyond.length > 0 ? fault('beyond', { permissions: beyond.join(', ') }) : ok
}
