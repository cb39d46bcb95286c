import type { Subject } from '../../domain/amendment.ts'
import type { NewRegisterEvent } from '../../domain/register-event.ts'
import { deriveId } from '../derive-id.ts'
import type { ElsewhereContext } from './elsewhere-context.ts'
import type { Ground } from './record-page.ts'

/** Escaping may double a text, and a draft holds 60,000 characters of it. */
const longestWords = 29_000

/** Messages of people on a page, about what it shows. The first words are kept: a message that is edited there later is not read again. */
export async function tellComments({ personOf, fromPlain }: ElsewhereContext, { page, contributions, has }: Ground): Promise<NewRegisterEvent[]> {
  const about: Subject | null = page.contribution && contributions.has(page.contribution) ? { contribution: page.contribution } : page.item ? { item: page.item } : null
  if (!about) return []
  const events: NewRegisterEvent[] = []
  for (const { id, by, at, text } of page.comments) {
    const contribution = deriveId('comment', id)
    const event = deriveId('commented', id)
    if (has(event) || text.trim() === '') continue
    const person = await personOf(by)
    const draft = { kind: 'comment' as const, id: contribution, person, about, text: await fromPlain(text.trim().slice(0, longestWords)) }
    events.push({ type: 'commented', id: event, at, by: person, contribution, draft })
  }
  return events
}
