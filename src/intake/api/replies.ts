import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import type { Issue } from '../../domain/errors.ts'
import type { ContributionId } from '../../domain/ids.ts'
import { contributionPath } from '../context.ts'
import type { IntakeContext } from '../context.ts'
import { tellIssue } from '../pages/fields.ts'
import { answerTo, describeError, readMessages } from '../responses.ts'
import type { ErrorBody } from './schemas.ts'

/** Answers of the API that every handler shares. */
export interface Replies {
  /** Public address without the base. */
  originOf(c: Context): string
  publicUrl(c: Context, id: ContributionId): string
  /** The body as `schema` has it, or the answer that says what is wrong with it. */
  readBody<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<{ data: z.output<Schema>; refusal?: never } | { data?: never; refusal: Response }>
  issues(c: Context, issues: readonly Issue[], status: ContentfulStatusCode): Promise<Response>
  missing(c: Context): Promise<Response>
  unauthorized(c: Context): Promise<Response>
  tooMany(c: Context, seconds: number): Promise<Response>
}

export function createReplies(context: IntakeContext): Replies {
  const originOf = (c: Context) => context.publicUrl ?? new URL(c.req.url).origin

  async function replyCode(c: Context, code: string): Promise<Response> {
    const { status, key } = answerTo(code)
    return c.json(describeError(key, await readMessages(context)), status)
  }

  const replies: Replies = {
    originOf,
    publicUrl: (c, id) => `${originOf(c)}${contributionPath(context.base, id)}`,
    async readBody(c, schema) {
      const unreadable = async (issues: Issue[]) => {
        const { key, status } = answerTo('request.unreadable')
        const messages = await readMessages(context)
        return { refusal: c.json({ ...describeError(key, messages), issues: tellAll(issues, messages) } satisfies ErrorBody, status) }
      }
      if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return unreadable([{ code: 'request.not-json', path: '' }])
      let given: unknown
      try {
        given = await c.req.json()
      } catch {
        return unreadable([{ code: 'request.not-json', path: '' }])
      }
      const parsed = schema.safeParse(given)
      return parsed.success ? { data: parsed.data } : unreadable(parsed.error.issues.map(({ code, path }) => ({ code: `request.${code}`, path: path.join('.') })))
    },
    async issues(c, issues, status) {
      const messages = await readMessages(context)
      const told = tellAll(issues, messages)
      return c.json({ error: { code: issues[0]?.code ?? 'unexpected', message: told[0]?.message ?? '' }, issues: told } satisfies ErrorBody, status)
    },
    missing: (c) => replyCode(c, 'page.unknown'),
    unauthorized: (c) => replyCode(c, 'desk.no-session'),
    async tooMany(c, seconds) {
      const { t } = await readMessages(context)
      c.header('retry-after', String(seconds))
      return c.json({ error: { code: 'too-many', message: t('failure.too-many', { count: Math.ceil(seconds / 60) }) } } satisfies ErrorBody, 429)
    },
  }
  return replies
}

/** A program keeps its own words: it is not told that they are still there. */
function tellAll(issues: readonly Issue[], messages: Awaited<ReturnType<typeof readMessages>>) {
  return issues.map((issue) => ({ field: issue.path, code: issue.code, message: tellIssue(issue, messages, 'issue.json') }))
}
