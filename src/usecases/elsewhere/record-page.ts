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
export type Tell = (context: ElsewhereContext, ground: Ground, contribution: Contribution) => Promise<NewRegisterEvent | null>

/** In the order in which they happened: words are written, then decided on. */
const steps: readonly Tell[] = [tellRework, tellMerge, tellState]

/**
 * Takes in what people did on one page of the code host: each act becomes an event of the register, under an id that depends on
 * the act alone, so that looking again, in any order and after any cut, records nothing twice. What we did there ourselves is
 * passed over. Returns the events that were appended.
 */
export async function recordPage(context: ElsewhereContext, number: number): Promise<RegisterEvent[]> {
  const { forge } = context
  const page = await forge.activity.read(number)
  if (!page) return []
  const recorded: RegisterEvent[] = []
  const record = async (events: readonly NewRegisterEvent[]): Promise<void> => {
    if (events.length > 0) recorded.push(...(await appendEvents(forge, events, latestOf(events))))
  }
  let ground = await readGround(context, page)
  if (page.isByHand && page.contribution && !ground.contributions.has(page.contribution)) {
    await record(await tellSubmission(context, ground))
    ground = await readGround(context, page)
  }
  for (const tell of steps) {
    const contribution = ground.contributions.get(page.contribution ?? '')
    const event = contribution && contribution.kind !== 'comment' ? await tell(context, ground, contribution) : null
    if (!event || ground.has(event.id)) continue
    await record([event])
    ground = await readGround(context, page)
  }
  await record((await tellComments(context, ground)).filter(({ id }) => !ground.has(id)))
  return recorded
}

async function readGround({ forge }: ElsewhereContext, page: HostedPage): Promise<Ground> {
  const { main, register } = await forge.refresh()
  const { events } = await readRegister(forge.repository, register)
  const ids = new Set(events.map(({ id }) => id))
  return { page, main, contributions: foldRegister(events), has: (event) => ids.has(event) }
}

function latestOf(events: readonly NewRegisterEvent[]): string {
  return events.reduce((latest, { at }) => (Date.parse(at) > Date.parse(latest) ? at : latest), events[0]!.at)
}
