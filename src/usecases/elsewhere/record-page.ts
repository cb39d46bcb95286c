import type { Contribution } from '../../domain/contribution.ts'
import { foldRegister } from '../../domain/fold-register.ts'
import type { CommitId, ContributionId } from '../../domain/ids.ts'
import type { NewRegisterEvent, RegisterEvent } from '../../domain/register-event.ts'
import type { HostedPage } from '../../ports.ts'
import { appendEvents } from '../../register/append-events.ts'
import { readRegister } from '../../register/read-register.ts'
import type { ElsewhereContext } from './elsewhere-context.ts'
import { tellComments } from './tell-comments.ts'
import { tellMerge } from './tell-merge.ts'
import { tellRework } from './tell-rework.ts'
import { tellState } from './tell-state.ts'
import { tellSubmission } from './tell-submission.ts'

/** What a page of the code host is compared with. */
export interface Ground {
  page: HostedPage
  /** Head of `main`. */
  main: CommitId
  contributions: ReadonlyMap<ContributionId, Contribution>
  /** Whether the register holds an event. */
  has(event: string): boolean
}

/** A step of `recordPage`: what people did there that the register does not hold yet. */
export type Tell = (context: ElsewhereContext, ground: Ground, contribution: Contribution) => Promise<NewRegisterEvent | NewRegisterEvent[] | null>

/** In the order in which they happened: words are written, then decided on. */
const steps: readonly Tell[] = [tellRework, tellMerge, tellState]

/**
 * Takes in what people did on one page of the code host: each act becomes an event of the register, under an id that depends on
 * the act alone, so that looking again, in any order and after any cut, records nothing twice. What we did there ourselves is
 * passed over. Returns the events that were appended, in one commit.
 */
export async function recordPage(context: ElsewhereContext, number: number): Promise<RegisterEvent[]> {
  const { forge } = context
  const page = await forge.activity.read(number)
  if (!page) return []
  const { main, register } = await forge.refresh()
  const { events } = await readRegister(forge.repository, register)
  const told: NewRegisterEvent[] = []
  const ground = (): Ground => groundOf(page, main, [...events, ...told.map((event, index) => asIfPlaced(event, events.length + index + 1))])
  const add = (fresh: readonly NewRegisterEvent[]): void => void told.push(...fresh.filter(({ id }) => !ground().has(id)))

  if (page.isByHand && page.contribution && !ground().contributions.has(page.contribution)) add(await tellSubmission(context, ground()))
  for (const tell of steps) {
    const contribution = ground().contributions.get(page.contribution ?? '')
    const found = contribution && contribution.kind !== 'comment' ? await tell(context, ground(), contribution) : null
    add([found ?? []].flat())
  }
  add(await tellComments(context, ground()))
  return told.length === 0 ? [] : appendEvents(forge, told, latestOf(told))
}

function groundOf(page: HostedPage, main: CommitId, events: readonly RegisterEvent[]): Ground {
  const ids = new Set(events.map(({ id }) => id))
  return { page, main, contributions: foldRegister(events), has: (event) => ids.has(event) }
}

/** What the register would hold; it gives the true place and number itself. */
function asIfPlaced(event: NewRegisterEvent, seq: number): RegisterEvent {
  return { ...event, format: 1, seq, ...(event.type === 'submitted' && { number: seq }) } as RegisterEvent
}

function latestOf(events: readonly NewRegisterEvent[]): string {
  return events.reduce((latest, { at }) => (Date.parse(at) > Date.parse(latest) ? at : latest), events[0]!.at)
}
