import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError } from '../domain/errors.ts'
import type { IntakeContext } from './context.ts'
import type { MessageKey, Messages } from './messages.ts'
import { createMessages } from './messages.ts'
import type { Html, Page } from './pages/html.ts'
import { replyPage } from './reply.ts'

interface Answer {
  status: ContentfulStatusCode
  /** `error.<key>.title` and `error.<key>.text` say what happened, why, what to do, whether the text is safe. */
  key: 'not-found' | 'private-link' | 'desk-link' | 'desk-session' | 'held-gone' | 'not-pending' | 'not-kept' | 'repository' | 'too-large' | 'another-site' | 'unexpected' | 'unreadable' | 'sign-in-expired' | 'sign-in-no-access' | 'sign-in-revoked' | 'sign-in-too-many' | 'sign-in-unanswered'
}

/** HTTP status and words of every code, chosen here and nowhere else. */
const answers: Record<string, Answer> = {
  'page.unknown': { status: 404, key: 'not-found' },
  'follow.forged': { status: 404, key: 'private-link' },
  'desk.no-session': { status: 401, key: 'desk-session' },
  'desk.forged': { status: 404, key: 'desk-link' },
  'held.gone': { status: 404, key: 'held-gone' },
  'sign-in.expired': { status: 400, key: 'sign-in-expired' },
  'sign-in.no-access': { status: 403, key: 'sign-in-no-access' },
  'sign-in.revoked': { status: 403, key: 'sign-in-revoked' },
  'sign-in.too-many': { status: 429, key: 'sign-in-too-many' },
  'sign-in.unanswered': { status: 503, key: 'sign-in-unanswered' },
  'follow.unknown': { status: 404, key: 'private-link' },
  'follow.not-pending': { status: 409, key: 'not-pending' },
  'private.not-kept': { status: 503, key: 'not-kept' },
  'private.unreadable': { status: 503, key: 'repository' },
  'repository.unreadable': { status: 503, key: 'repository' },
  'forge.branch-moved': { status: 503, key: 'repository' },
  'forge.unreachable': { status: 503, key: 'repository' },
  'forge.paused': { status: 503, key: 'repository' },
  'forge.too-soon': { status: 503, key: 'repository' },
  'forge.denied': { status: 503, key: 'repository' },
  'forge.key-unusable': { status: 503, key: 'repository' },
  'forge.refused': { status: 503, key: 'repository' },
  'request.too-large': { status: 413, key: 'too-large' },
  'request.other-site': { status: 403, key: 'another-site' },
  'request.unreadable': { status: 400, key: 'unreadable' },
}

export function answerTo(code: string): Answer {
  return answers[code] ?? { status: 500, key: 'unexpected' }
}

/** The page that tells a fault, with the words that were sent, to copy. */
export async function replyError(c: Context, context: IntakeContext, error: unknown): Promise<Response> {
  const { status, key } = answerTo(error instanceof AppError ? error.code : 'unexpected')
  const messages = await readMessages(context)
  if (wantsJson(c)) return c.json(describeError(key, messages), status)
  return replyPage(c, context, errorPage(key, messages, await sentWords(c)), status, messages.language)
}

/** What is not there. */
export async function replyMissing(c: Context, context: IntakeContext, code: 'page.unknown' | 'desk.forged' | 'held.gone' | 'follow.forged' | 'follow.unknown' | 'follow.not-pending'): Promise<Response> {
  const { status, key } = answerTo(code)
  const messages = await readMessages(context)
  if (wantsJson(c)) return c.json(describeError(key, messages), status)
  return replyPage(c, context, errorPage(key, messages, c.req.method === 'POST' ? await sentWords(c) : []), status, messages.language)
}

/** Body of every error of the API. */
export function describeError(key: Answer['key'], { t }: Messages): { error: { code: string; message: string } } {
  return { error: { code: key, message: `${t(`error.${key}.title`)}. ${t(`error.${key}.text`)}` } }
}

export function wantsJson(c: Context): boolean {
  return /(?:^|\/)api\//.test(c.req.path)
}

function errorPage(key: Answer['key'], messages: Messages, sent: string[]): Page {
  const { t } = messages
  const title = t(`error.${key}.title` satisfies MessageKey)
  return {
    title,
    main: html`<h1>${title}</h1><p>${t(`error.${key}.text`)}</p>${wordsToCopy(sent, messages)}`,
  }
}

/** What was sent, to be copied; nothing where there is nothing. */
export function wordsToCopy(sent: readonly string[], { t }: Messages): Html | '' {
  if (sent.length === 0) return ''
  return html`<section class="section"><h2>${t('error.your-words')}</h2>${sent.map((text, index) => html`<div class="field"><label for="mots-${index}">${t('error.to-copy')}</label><textarea id="mots-${index}" readonly rows="8">
${text}</textarea></div>`)}</section>`
}

/** Fields in which people write, on the forms and at the desk. */
const written = /^(?:titre|texte|pourquoi|reste|reponse|raison|motif|desaccord|note|version|nonrepris|propres)(?:-|$)/

/** Texts of the form that failed: they are given back, whatever happened. */
export async function sentWords(c: Context): Promise<string[]> {
  return (await sentFields(c)).flatMap(([name, value]) => (written.test(name) && value.trim() ? [value] : []))
}

/** All that a form sent, in its order, repeated fields too; nothing where it was no form. */
export async function sentFields(c: Context): Promise<[name: string, value: string][]> {
  if (c.req.method !== 'POST') return []
  try {
    return [...(await c.req.formData())].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  } catch {
    return []
  }
}

/** In French while the plan cannot be read. */
export async function readMessages(context: IntakeContext): Promise<Messages> {
  try {
    return context.messages(await context.readState())
  } catch {
    return createMessages({ lang: 'fr', 'time-zone': 'Europe/Paris' })
  }
}
