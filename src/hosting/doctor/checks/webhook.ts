import { z } from 'zod'
import { noticePath } from '../../../forges/github/setup/app-manifest.ts'
import { fault, ok, unknown } from '../check.ts'
import type { Check } from '../check.ts'

const configuration = z.object({ url: z.string().optional() })
const deliveries = z.array(z.object({ status_code: z.number(), status: z.string() }))

/** GitHub tells the intake what happens there, and the intake answers. Without an intake there is nobody to tell: the desk looks for itself. */
export const checkWebhook: Check = async ({ api, intakeUrl }) => {
  if (intakeUrl === null) return { state: 'ok', code: 'none' }
  const expected = `${intakeUrl}${noticePath}`
  const url = configuration.safeParse((await api.asApp('GET /app/hook/config')).data).data?.url
  if (url !== expected) return fault('elsewhere', { url: url ?? '–', expected })
  const [last] = deliveries.safeParse((await api.asApp('GET /app/hook/deliveries?per_page=1')).data).data ?? []
  if (!last) return unknown('silent', { expected })
  return last.status_code >= 200 && last.status_code < 300 ? ok : fault('unanswered', { status: last.status_code || last.status, expected })
}
