import { z } from 'zod'
import { fault, ok, repositoryPath, unknown } from '../check.ts'
import type { Check, CheckContext } from '../check.ts'

const built = z.object({ main: z.string() })
const ref = z.object({ object: z.object({ sha: z.string() }) })

/** The site answers at its address, and was built from what `main` holds now. */
export const checkSite: Check = async (context) => {
  const { siteUrl } = context
  if (siteUrl === null) return fault('no-address')
  const url = `${siteUrl}/build.json`
  const read = await readBuild(context, url)
  if (!read) return fault('absent', { url })
  const head = ref.safeParse((await context.api.asInstallation?.(`GET ${repositoryPath(context, '/git/ref/heads/main')}`))?.data).data?.object.sha
  if (head === undefined) return unknown('unread')
  return head === read.main ? ok : fault('older', { url, shown: read.main.slice(0, 7), expected: head.slice(0, 7) })
}

async function readBuild({ fetch }: CheckContext, url: string): Promise<z.infer<typeof built> | null> {
  try {
    const response = await fetch(url, { headers: { 'cache-control': 'no-cache' } })
    return response.ok ? (built.safeParse(await response.json()).data ?? null) : null
  } catch {
    return null
  }
}
