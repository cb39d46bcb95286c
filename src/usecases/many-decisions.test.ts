import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldRegister } from '../domain/fold-register.ts'
import { parseTrailers } from '../domain/trailers.ts'
import type { Plan } from '../domain/plan.ts'
import { readRegister } from '../register/read-register.ts'
import { createDraw } from '../testing/create-draw.ts'
import { createMemoryForge } from '../testing/create-memory-forge.ts'
import { proposer, useForge, type ForgeAtHand } from '../testing/create-test-forge.ts'
import { createChangeDrawer, randomPlanFiles } from '../testing/random-plan.ts'
import { pendingStates } from './pending-states.ts'
import { CONTENT } from './numbering-history.ts'
import type { PlanState } from './plan-state.ts'
import { readPlan } from '../content/read-plan.ts'
import { textOf } from './rebase-changes.ts'

const pendingCount = 50
const mergeCount = 1_000
const at = '2026-01-02T00:00:00.000Z'

/** Words that proposals brought, each unlike any other, with how often they stand in the plan. */
function countTags(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [tag] of text.matchAll(/p\d+x\d/g)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return counts
}

const wordsOf = (plan: Plan): Map<string, number> => countTags([...plan.items.values()].map(({ title, body }) => `${title ?? ''}\n${body}`).join('\n'))
const accepted = (contribution: string) => ({ contribution, outcome: 'accepted' as const })

/** What the rounds need of the state: the numbers of the past are read once, at the end. */
type Now = Pick<PlanState, 'plan' | 'contributions' | 'heads'>

async function readNow({ forge }: ForgeAtHand): Promise<Now> {
  const heads = await forge.refresh()
  const [files, { events }] = await Promise.all([forge.repository.readFolder(heads.main, CONTENT), readRegister(forge.repository, heads.register)])
  return { heads, plan: readPlan(files).plan, contributions: foldRegister(events) }
}

/** Publishes what can be; what collides, by the forge's own word, is left out. Returns the contributions that were accepted. */
async function publishWhatFits(test: ForgeAtHand, chosen: readonly string[]): Promise<string[]> {
  let left = [...chosen]
  while (left.length > 0) {
    const delivered = left.length === 1 ? await test.decide(accepted(left[0]!)) : await test.deliver(test.batch(left.map(accepted)))
    if (delivered.outcome === 'done') return left
    const named = new Set(delivered.issues.map(({ data }) => data?.['contribution']))
    for (const { code } of delivered.issues) expect(code).toMatch(/^(?:decision\.collides|change\.)/)
    left = left.length === 1 ? [] : left.filter((id) => !named.has(id))
  }
  return []
}

/** Words of a plan that nobody's accepted proposal took out are there still, and none is there twice. */
function expectSound(before: Now, after: Now, merged: readonly string[]): void {
  const has = wordsOf(after.plan)
  for (const [tag, times] of has) expect(times, tag).toBe(1)
  const changes = merged.flatMap((id) => after.contributions.get(id)!.changes)
  const given = countTags(changes.map((change) => ('body' in change ? `${change.title ?? ''}\n${change.body ?? ''}` : '')).join('\n'))
  const removed = countTags(changes.flatMap((change) => (change.type === 'remove' ? [textOf(before.plan, change.item)] : [])).map((text) => `${text?.title ?? ''}\n${text?.body ?? ''}`).join('\n'))
  for (const tag of given.keys()) {
    const isNew = merged.some((id) => tag.startsWith(`p${before.contributions.get(id)?.rationale}x`))
    if (isNew) expect(has.get(tag), `${tag} is lost`).toBe(1)
  }
  for (const item of before.plan.items.values()) {
    for (const tag of countTags(`${item.title ?? ''}\n${item.body}`).keys()) {
      const isRetitled = changes.some((change) => change.type === 'revise' && change.item === item.id && change.title !== undefined)
      const isTakenOut = changes.some((change) => change.type === 'revise' && change.item === item.id && change.body !== undefined && !countTags(change.body).has(tag))
      expect(has.has(tag) || removed.has(tag) || isRetitled || isTakenOut, `${tag} went with nobody's change`).toBe(true)
    }
  }
}

describe('many decisions', () => {
  it('makes the same plan whatever the order of acceptance, each one’s words in it once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        const draw = createDraw(seed)
        const drawChanges = createChangeDrawer(draw, seed)
        const files = randomPlanFiles(seed)
        const { plan } = readPlan(new Map(Object.entries(files).map(([path, text]) => [path.slice('content/'.length), text])))
        const proposals = Array.from({ length: 12 }, (_, index) => drawChanges(plan, `p${index}`))
        const publish = async (order: (ids: string[]) => string[]) => {
          const test = useForge(createMemoryForge(files))
          const ids: string[] = []
          for (const [index, changes] of proposals.entries()) ids.push(await test.propose(changes, { rationale: String(index) }))
          const before = await readNow(test)
          const merged = await publishWhatFits(test, order(ids))
          const after = await test.state()
          expectSound(before, after, merged)
          return { merged: merged.toSorted(), files: [...after.files].sort() }
        }
        const one = await publish((ids) => ids)
        expect(await publish((ids) => ids.toReversed())).toEqual(one)
        expect(await publish((ids) => ids.toSorted((a, b) => (Number(a) % 7) - (Number(b) % 7)))).toEqual(one)
      }),
      { numRuns: 12 },
    )
  })

  it('orphans, loses and doubles nothing over 1,000 random merges with 50 pending proposals', async () => {
    const seed = fc.sample(fc.integer({ min: 1, max: 1e6 }), { numRuns: 1, seed: fc.readConfigureGlobal()?.seed ?? 1 })[0]!
    const draw = createDraw(seed)
    const drawChanges = createChangeDrawer(draw, seed)
    const test = useForge(createMemoryForge(randomPlanFiles(seed)))
    let count = 0
    let submitted = 0
    const submit = async (plan: Plan): Promise<void> => {
      const name = String((count += 1))
      await test.propose(drawChanges(plan, `p${name}`), { rationale: name })
      submitted += 1
    }
    let state = await readNow(test)
    for (let index = 0; index < pendingCount; index += 1) await submit(state.plan)
    let merges = 0
    let declined = 0
    let reworked = 0
    while (merges < mergeCount) {
      const before = await readNow(test)
      const pending = [...before.contributions.values()].filter(({ status }) => status === 'pending')
      expect(pending).toHaveLength(pendingCount)
      const chosen = pending.filter(() => draw(pendingCount) < 14).map(({ id }) => id)
      const merged = await publishWhatFits(test, chosen)
      state = await readNow(test)
      expectSound(before, state, merged)
      merges += merged.length
      for (const id of chosen.filter((each) => !merged.includes(each))) {
        const known = state.contributions.get(id)!
        expect(known).toMatchObject({ status: 'pending', changes: before.contributions.get(id)!.changes })
        // Its author words it anew on the text of today, or coordinators decline it.
        if (draw(2) === 0) {
          await test.decide({ contribution: id, outcome: 'declined', reason: 'Non.' })
          declined += 1
        } else {
          const name = String((count += 1))
          await test.deliver({ type: 'rework', id: test.nextId(), at, by: proposer, draft: { kind: 'amendment', id, person: proposer, base: state.heads.main, changes: drawChanges(state.plan, `p${name}`), rationale: name } })
          reworked += 1
        }
      }
      const open = pendingCount - [...(await readNow(test)).contributions.values()].filter(({ status }) => status === 'pending').length
      for (let index = 0; index < open; index += 1) await submit(state.plan)
    }
    const end = await test.state()
    const contributions = [...end.contributions.values()]
    expect(contributions).toHaveLength(submitted)
    expect(contributions.filter(({ status }) => status === 'accepted')).toHaveLength(merges)
    expect(contributions.filter(({ status }) => status === 'declined')).toHaveLength(declined)
    expect(end.events).toHaveLength(submitted + merges + declined + reworked)
    // Every merge commit is that of one decision, and every decision has at most one.
    const commits = end.log.flatMap(({ message }) => parseTrailers(message)?.event ?? [])
    expect(new Set(commits).size).toBe(commits.length)
    expect(contributions.flatMap(({ decision }) => decision?.commits ?? []).toSorted()).toEqual(end.log.slice(1).map(({ id }) => id).toSorted())
    expect(pendingStates(end, () => null).size).toBe(pendingCount)
    expect(end.issues).toEqual([])
  }, 300_000)
})
