import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { deliver } from '../../usecases/deliver.ts'
import type { Delivered } from '../../usecases/delivery.ts'
import type { OutboxEntry } from '../../usecases/outbox-entry.ts'
import type { Forge } from '../../ports.ts'
import { ForgePaused, TooSoon } from '../../ports.ts'
import { createTempDir } from '../create-temp-dir.ts'
import { createTempRepository } from '../create-temp-repository.ts'
import { coordinator, proposer, smallPlan } from '../create-test-forge.ts'
import { useTempDirs } from '../use-temp-dirs.ts'
import { openGitHubTest, ProcessDied } from './create-github-test.ts'
import type { GitHubTest } from './create-github-test.ts'
import { describeHub } from './describe-hub.ts'
import type { HubDescription } from './describe-hub.ts'
import { isWrite } from './faults.ts'
import type { FaultPlan } from './faults.ts'
import type { Hub } from './hub.ts'

const at = '2026-02-03T00:00:00.000Z'
const about = '000000000a'
const publicUrl = (id: string): string => `https://plan.example/contributions/${id}/`

type Draft = Extract<OutboxEntry, { type: 'submit' }>['draft']
const submit = (draft: Draft): OutboxEntry => ({ type: 'submit', id: '0000000001', at, by: proposer, draft })
const amend = (base: string): OutboxEntry =>
  submit({ kind: 'amendment', id: about, person: proposer, base, changes: [{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\n' }], rationale: 'Une ```faute``` de @frappe, fixes #1.' })
const decide = (outcome: 'accepted' | 'declined'): OutboxEntry => ({ type: 'decide', id: '0000000002', at, by: coordinator, decision: { contribution: about, outcome, reason: 'Parce que.', leftOut: [] } })

interface Journey {
  before?: (base: string) => OutboxEntry
  entry: (base: string) => OutboxEntry
}

/** What is delivered while things go wrong, and what was there before; by the commit that a proposal starts from. */
export const journeys: Record<string, Journey> = {
  'an amendment': { entry: amend },
  'a comment': { entry: () => submit({ kind: 'comment', id: about, person: proposer, about: { item: 'lieux' }, text: 'Bravo @tout-le-monde.' }) },
  'an idea': { entry: () => submit({ kind: 'idea', id: about, person: proposer, text: 'Un four solaire.' }) },
  'an acceptance': { before: amend, entry: () => decide('accepted') },
  'a batch': {
    before: amend,
    entry: () => ({ type: 'publish', id: '0000000003', at, by: coordinator, decisions: [{ id: '0000000002', decision: { contribution: about, outcome: 'accepted', leftOut: [] } }], version: { id: 'automne', title: 'Automne' } }),
  },
  'a refusal': { before: amend, entry: () => decide('declined') },
}

export interface JourneyResult {
  /** What stands on GitHub at the end. */
  hub: HubDescription
  /** Writes of the journey as they were received, and how many faults they met. */
  writes: number
  faults: number
}

const results = new Map<string, Promise<JourneyResult>>()

/** The journey when nothing goes wrong: made once. */
export function runPlainJourney(name: string): Promise<JourneyResult> {
  const made = results.get(name) ?? runJourney(name, () => null, false)
  results.set(name, made)
  return made
}

/**
 * A journey in which things go wrong as `plan` says. As the outbox does, it delivers again after a pause that GitHub
 * asked for, and, when `mortal`, in a new process after the death of the one that met the fault. Delivers once more at the end.
 */
export async function runJourney(name: string, plan: FaultPlan, mortal: boolean): Promise<JourneyResult> {
  const { folder, entry, state } = await prepareOnce(name)
  const copy = await createTempDir()
  await cp(folder, copy, { recursive: true })
  const test = await openGitHubTest({ gitDir: join(copy, 'plan.git'), mirror: join(copy, 'mirror.git'), state })
  const { standIn } = test
  standIn.plan = plan
  await deliverAll(test, entry, mortal)
  const writes = standIn.requests.filter(isWrite).length
  await deliverAll(test, entry, mortal)
  return { hub: await describeHub(standIn.hub), writes, faults: standIn.faults }
}

interface Prepared {
  /** Holds the repository and its mirror. */
  folder: string
  state: Pick<Hub, 'issues' | 'comments' | 'events'>
  entry: OutboxEntry
}

const makeFolder = useTempDirs()
const prepared = new Map<string, Promise<Prepared>>()

/** What is there before the journey: made once, then copied. */
function prepareOnce(name: string): Promise<Prepared> {
  const made = prepared.get(name) ?? prepare(journeys[name]!)
  prepared.set(name, made)
  return made
}

async function prepare({ before, entry }: Journey): Promise<Prepared> {
  const folder = await makeFolder()
  const gitDir = join(folder, 'plan.git')
  await cp((await createTempRepository(smallPlan)).gitDir, gitDir, { recursive: true })
  const { createForge, standIn } = await openGitHubTest({ gitDir, mirror: join(folder, 'mirror.git') })
  const forge = createForge()
  const { main } = await forge.refresh()
  if (before) {
    await deliver({ forge, publicUrl }, before(main))
    await forge.writeCommit({ branch: 'main', expected: main, parents: [main], base: main, files: new Map([['content/actions/medias.md', '---\nparent: recit\norder: 20\n---\nCréer deux médias.\n']]), message: 'plan: meanwhile\n', at })
  }
  return { folder, state: { issues: standIn.hub.issues, comments: standIn.hub.comments, events: standIn.hub.events }, entry: entry(main) }
}

async function deliverAll(test: GitHubTest, entry: OutboxEntry, mortal: boolean): Promise<Delivered> {
  const start = (): Forge => (mortal ? test.createMortalForge() : test.createForge({ limits: { tries: 20 } }))
  let forge = start()
  for (let round = 1; round < 40; round += 1) {
    try {
      const delivered = await deliver({ forge, publicUrl }, entry)
      if (delivered.outcome === 'done') return delivered
      throw new Error(`refused: ${JSON.stringify(delivered.issues)}`)
    } catch (error) {
      if (error instanceof ProcessDied) forge = start()
      else if (error instanceof ForgePaused || error instanceof TooSoon) await test.time.sleep(error.until.getTime() - test.time.now().getTime())
      else throw error
    }
  }
  throw new Error('never delivered')
}
