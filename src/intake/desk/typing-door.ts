import { channels } from '../../domain/amendment.ts'
import type { Draft, Received } from '../../domain/amendment.ts'
import type { Issue } from '../../domain/errors.ts'
import type { IntakeContext } from '../context.ts'
import { typingFields } from '../pages/typing-page.ts'
import { acceptSubmission } from '../submission/accept-submission.ts'
import type { FormDoor, OwnFields } from '../submission/form-door.ts'
import { oneLine } from '../submission/one-line.ts'
import type { DeskEnv } from './desk-env.ts'

export const typingPath = 'coordination/saisir/'
const longestPlace = 200

/**
 * A coordinator types in what came on paper, by e-mail or by voice. Proposer and typist stay two people: the proposer has an id of
 * their own, and the private link is for them. The day on which it came decides on its phase, not that of typing.
 */
export function typingDoor(): FormDoor<DeskEnv> {
  const doneAt = (context: Pick<IntakeContext, 'base'>, id: string) => `${context.base}${typingPath}talon/${id}/`
  return {
    path: `${typingPath}formulaire/`,
    isLimited: false,
    coordinatorOf: (c) => c.get('coordinator').id,
    ownOf,
    known: doneAt,
    async accept(context, draft, name, c, own) {
      const typed: Draft = { ...draft, typist: c.get('coordinator').id, ...(own?.received && { received: own.received }) }
      // A coordinator has read it: there is nothing to hold back for.
      await acceptSubmission({ ...context, hold: false }, typed, name)
      return doneAt(context, draft.id)
    },
  }
}

function ownOf(form: Record<string, string>, context: IntakeContext): OwnFields {
  const { canal = '', recue = '', lieu = '' } = form
  const fields = { canal, recue, lieu: oneLine(lieu) }
  const read = readReceived(fields, context.clock.now())
  return {
    fields,
    issues: read.issues,
    // Noon, so that the day is the same in the plan's time zone and in ours.
    context: read.received ? { ...context, clock: { now: () => new Date(`${read.received.on}T12:00:00Z`) } } : context,
    ...(read.received && { received: read.received }),
    view: (issues, messages) => typingFields(fields, issues, messages),
    tell(messages) {
      if (!read.received) return ''
      const told = messages.t(`typing.told.${read.received.by}`, { date: messages.date(read.received.on) })
      return read.received.place ? messages.t('typing.told-place', { told, place: read.received.place }) : told
    },
  }
}

function readReceived({ canal, recue, lieu }: Record<'canal' | 'recue' | 'lieu', string>, now: Date): { received: Received; issues: [] } | { received?: never; issues: Issue[] } {
  const by = channels.find((channel) => channel === canal)
  const day = Date.parse(`${recue}T00:00:00Z`)
  // A day ahead is still today somewhere.
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(recue) && !Number.isNaN(day) && new Date(day).toISOString().startsWith(recue) && day <= now.getTime() + 14 * 3_600_000
  const issues: Issue[] = []
  if (!by) issues.push({ code: 'received.channel-missing', path: 'canal' })
  if (!isDate) issues.push({ code: 'received.date-wrong', path: 'recue' })
  if (lieu.length > longestPlace) issues.push({ code: 'received.place-too-long', path: 'lieu', data: { max: longestPlace } })
  return by && issues.length === 0 ? { received: { by, on: recue, ...(lieu && { place: lieu }) }, issues: [] } : { issues }
}
