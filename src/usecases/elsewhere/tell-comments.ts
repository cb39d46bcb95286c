import type { Subject } from '../../domain/amendment.ts'
import type { NewRegisterEvent } from '../../domain/register-event.ts'
import { deriveId } from '../derive-id.ts'
import type { ElsewhereContext } from './elsewhere-context.ts'
import { keepWords } from './keep-words.ts'
import type { Ground } from './record-page.ts'

/** Messages of people on a page, about what it shows. The first words are kept: a message that is edited there later is not read again. */
export async function tellComments(context: ElsewhereContext, { page, contributions, has }: Ground): Promise<NewRegisterEvent[]> {
  const about: Subject | null = page.contribution && contributions.has(page.contribution) ? { contribution: page.contribution } : page.item ? { item: page.item } : null
  if (!about) return []
  const events: NewRegisterEvent[] = []
  for (const { id, by, at, text } of page.comments) {
    const contribution = deriveId('comment', id)
    const event = deriveId('commented', id)
    if (has(event) || text.trim() === '') continue
    const person = await context.personOf(by)
    const draft = { kind: 'comment' as const, id: contribution, person, about, text: await keepWords(context, text) }
    events.push({ type: 'commented', id: event, at, by: person, contribution, draft })
  }
  return events
}
