import type { AmendmentDraft, Change } from '../domain/amendment.ts'
import type { Decision } from '../domain/decision.ts'
import { createLocalForge } from '../forges/local/create-local-forge.ts'
import type { Forge } from '../ports.ts'
import { deliver } from '../usecases/deliver.ts'
import type { Delivered, DeliveryContext } from '../usecases/delivery.ts'
import { loadState } from '../usecases/load-state.ts'
import type { OutboxEntry, OutboxEntryOf, VersionToName } from '../usecases/outbox-entry.ts'
import type { PlanState } from '../usecases/plan-state.ts'
import { createTempRepository, type TempRepository } from './create-temp-repository.ts'

/** A plan of one axis, one objective and three actions, each with a few sentences. */
export const smallPlan = {
  'content/plan.md': '---\ntitle: Plan\n---\nVoici le plan.\nIl a trois actions.\n',
  'content/axes/se-relier.md': '---\norder: 10\ntitle: Se relier\n---\nNous relier.\n',
  'content/objectives/recit.md': '---\nparent: se-relier\norder: 10\ntitle: Un récit\n---\nÉcrire un récit commun.\n',
  'content/actions/lieux.md': '---\nparent: recit\norder: 10\n---\nFravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n',
  'content/actions/medias.md': '---\nparent: recit\norder: 20\n---\nCréer un média.\n',
  'content/actions/ecoute.md': '---\nparent: recit\norder: 30\n---\nÉcouter les territoires.\n',
}

export interface TestForge extends ForgeAtHand {
  repository: TempRepository
}

/** The use cases on a forge, in few words. */
export interface ForgeAtHand extends DeliveryContext {
  forge: Forge
  state(): Promise<PlanState>
  deliver(entry: OutboxEntry): Promise<Delivered>
  /** The next ids are `…001`, `…002`…, in valid form. */
  nextId(): string
  propose(changes: Change[], over?: Partial<AmendmentDraft>): Promise<string>
  decide(decision: Partial<Decision> & Pick<Decision, 'contribution' | 'outcome'>): Promise<Delivered>
  /** An act that publishes decisions together, not delivered yet. */
  batch(decisions: (Partial<Decision> & Pick<Decision, 'contribution' | 'outcome'> & { settles?: string[]; seen?: string })[], version?: VersionToName): OutboxEntryOf<'publish'>
}

export const proposer = 'p-0000000001'
export const coordinator = 'p-0000000002'

/** A local forge over a real repository that holds `smallPlan`, and the use cases at hand. `wrap` may break it on purpose. */
export async function createTestForge(wrap: (forge: Forge) => Forge = (forge) => forge): Promise<TestForge> {
  const repository = await createTempRepository(smallPlan)
  return { ...useForge(wrap(createLocalForge({ gitDir: repository.gitDir }))), repository }
}

/** The use cases at hand on any forge. */
export function useForge(forge: Forge): ForgeAtHand {
  let count = 0
  const nextId = (): string => String((count += 1)).padStart(10, '0')
  const at = (): string => new Date(Date.UTC(2026, 0, 2, 0, count)).toISOString()
  const context: DeliveryContext = { forge, publicUrl: (id) => `/contributions/${id}/` }
  const deliverEntry = (entry: OutboxEntry): Promise<Delivered> => deliver(context, entry)
  return {
    ...context,
    nextId,
    deliver: deliverEntry,
    state: async () => loadState(forge.repository, await forge.refresh()),
    async propose(changes, over = {}) {
      const id = nextId()
      const draft: AmendmentDraft = { kind: 'amendment', id, person: proposer, base: (await forge.refresh()).main, changes, ...over }
      await deliverEntry({ type: 'submit', id: nextId(), at: at(), by: proposer, draft })
      return id
    },
    decide: (decision) => deliverEntry({ type: 'decide', id: nextId(), at: at(), by: coordinator, decision: { leftOut: [], ...decision } }),
    batch: (decisions, version) => ({
      type: 'publish',
      id: nextId(),
      at: at(),
      by: coordinator,
      decisions: decisions.map(({ settles, seen, ...decision }) => ({ id: nextId(), decision: { leftOut: [], ...decision }, ...(settles && { settles }), ...(seen !== undefined && { seen }) })),
      ...(version && { version }),
    }),
  }
}

/** A forge whose writes fail: before (`lost: false`) or after (`lost: true`, the answer is lost) the nth one really happens. A chain is one write. */
export function breakNthWrite(forge: Forge, nth: number, lost: boolean): Forge {
  let writes = 0
  const cut = async <Result>(write: () => Promise<Result>): Promise<Result> => {
    writes += 1
    if (writes !== nth) return write()
    if (lost) await write()
    throw new Error('the connection was cut')
  }
  return { ...forge, writeCommit: (write) => cut(() => forge.writeCommit(write)), writeCommits: (chain) => cut(() => forge.writeCommits(chain)) }
}
