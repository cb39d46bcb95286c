import type { RegisterEvent } from '../../domain/register-event.ts'
import type { ElsewhereContext } from './elsewhere-context.ts'
import { recordPage } from './record-page.ts'

/**
 * Looks at every page of the code host that changed since an instant (null: at all of them), so that what no notice told us of
 * is taken in all the same. Returns the events that were appended.
 */
export async function reconcile(context: ElsewhereContext, since: string | null): Promise<RegisterEvent[]> {
  const recorded: RegisterEvent[] = []
  for (const number of await context.forge.activity.changedSince(since)) recorded.push(...(await recordPage(context, number)))
  return recorded
}
