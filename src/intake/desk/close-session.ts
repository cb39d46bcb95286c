import slugify from '@sindresorhus/slugify'
import { createOpaqueId } from '../../domain/ids.ts'
import type { Plan } from '../../domain/plan.ts'
import type { SessionState } from '../../domain/session.ts'
import type { CombinedSession } from '../../usecases/session/combine-session.ts'
import type { IntakeContext } from '../context.ts'
import type { Deed } from './act.ts'
import { stampOf } from './examine.ts'

/**
 * The act that closes a session as `combined` shows it: what every proposal becomes is written out, so that nothing that comes
 * meanwhile is taken along. Reasons become Markdown.
 */
export async function makeClosing({ plain, randomBytes }: Pick<IntakeContext, 'plain' | 'randomBytes'>, session: SessionState, { proposals }: CombinedSession, plan: Plan): Promise<Deed> {
  const markdown = async (text: string) => (text.trim() ? await plain.fromPlain(text, '') : '')
  const choices: SessionState['choices'] = {}
  const events: Record<string, string> = {}
  const seen: Record<string, string> = {}
  for (const { contribution, stand, reason, leftOpen } of proposals) {
    choices[contribution.id] = { stand, reason: await markdown(reason), leftOpen: await markdown(leftOpen) }
    seen[contribution.id] = stampOf(contribution)
    if (stand !== 'out') events[contribution.id] = createOpaqueId(randomBytes)
  }
  const wordings: SessionState['wordings'] = {}
  for (const [key, wording] of Object.entries(session.wordings)) wordings[key] = { ...wording, reason: await markdown(wording.reason) }
  const title = session.version.trim()
  const { retouch, leftOpen, note, ...rest } = session
  const closed: SessionState = { ...rest, choices, wordings, leftOpen: await markdown(leftOpen), note: await markdown(note), ...(retouch && { retouch: { ...retouch, reason: await markdown(retouch.reason) } }) }
  return { type: 'close-session', session: closed, events, seen, ...(title && { version: { id: versionId(title, plan, session.id), title } }) }
}

/** A readable id for a version, from its title; never one that is taken. */
function versionId(title: string, { versions }: Plan, fallback: string): string {
  const slug = slugify(title).slice(0, 60).replace(/-+$/, '') || fallback
  const taken = new Set(versions.map(({ id }) => id))
  if (!taken.has(slug)) return slug
  for (let count = 2; ; count += 1) if (!taken.has(`${slug}-${count}`)) return `${slug}-${count}`
}
