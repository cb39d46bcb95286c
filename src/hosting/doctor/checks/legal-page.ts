import { z } from 'zod'
import { fault, ok, repositoryPath, unknown } from '../check.ts'
import type { Check } from '../check.ts'

const file = z.object({ content: z.string(), encoding: z.literal('base64') })
const path = 'content/pages/mentions-legales.mdx'
const toFillIn = /à compléter|to be completed|to be filled in/i
/** An e-mail address, a link to write to, or a telephone number. */
const contact = /[\w.+-]+@[\w-]+\.\w+|https?:\/\/|(?:\+?\d[\s.]?){9,}/

/** The legal page names who publishes the site and how to reach them. */
export const checkLegalPage: Check = async (context) => {
  if (!context.api.asInstallation) return unknown('unread')
  const { status, data } = await context.api.asInstallation(`GET ${repositoryPath(context, `/contents/${path}?ref=main`)}`)
  if (status === 404) return fault('absent', { path })
  const parsed = file.safeParse(data)
  if (!parsed.success) return unknown('unread')
  const text = Buffer.from(parsed.data.content, 'base64').toString('utf8')
  if (toFillIn.test(text)) return fault('unfinished', { path })
  return contact.test(text) ? ok : fault('no-contact', { path })
}
