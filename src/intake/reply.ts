import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError } from '../domain/errors.ts'
import type { IntakeContext } from './context.ts'
import type { Page } from './pages/html.ts'

/** Answers with a page in the site's frame. Pages of the intake are never kept by a cache. */
export async function replyPage(c: Context, context: IntakeContext, page: Page, status: ContentfulStatusCode, language: string): Promise<Response> {
  const body = await context.shell(page, language)
  return c.html(body, status, { 'cache-control': 'no-store', ...(page.refresh && { refresh: String(page.refresh) }) })
}

/** Fields of a form post, text only: a file or a repeated field is not ours. */
export async function readForm(c: Context): Promise<Record<string, string>> {
  const body = await c.req.parseBody().catch((cause: unknown) => {
    throw new FormUnreadable(cause)
  })
  return Object.fromEntries(Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}

/** What was posted is not a form; nothing of it was kept. */
export class FormUnreadable extends AppError {
  constructor(cause: unknown) {
    super('request.unreadable', 'The body cannot be read as a form. Send it again from the form.', { cause })
  }
}
