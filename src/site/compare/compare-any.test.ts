import { describe, expect, it } from 'vitest'
import { PLAN_ID } from '../../domain/plan.ts'
import { createDraw } from '../../testing/create-draw.ts'
import { createMemoryForge } from '../../testing/create-memory-forge.ts'
import { createTestForge, smallPlan, useForge } from '../../testing/create-test-forge.ts'
import type { ForgeAtHand } from '../../testing/create-test-forge.ts'
import { createChangeDrawer, randomPlanFiles } from '../../testing/random-plan.ts'
import { compareReads } from '../compare-reads.ts'
import { compareTexts } from '../compare-texts.ts'
import { createTestSite } from '../testing/create-test-site.ts'
import { buildMomentsFile, listChangedItems } from './build-moments-file.ts'
import { buildStatesFile } from './build-states-file.ts'
import { buildComparePage } from './compare-page.ts'
import type { MomentsFile, StatesFile } from './comparison-files.ts'
import { countSame, findMoment, listBetween } from './list-between.ts'
import { listMoments } from './list-moments.ts'
import { readPublished } from './read-published.ts'

/** What a page reads: what JSON keeps. */
const publish = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

async function write(forge: ForgeAtHand, item: string, body: string): Promise<string> {
  const contribution = await forge.propose([{ type: 'revise', item, body: `${body}\n` }])
  await forge.decide({ contribution, outcome: 'accepted', reason: 'Oui.' })
  return contribution
}

describe('any two states, from what the site publishes', () => {
  it.each([1, 2, 3])('tell what the two texts of each item tell, in a plan that changed at random (%i)', async (seed) => {
    const forge = useForge(createMemoryForge(randomPlanFiles(seed)))
    const [draw, drawChanges] = [createDraw(seed), createChangeDrawer(createDraw(seed + 10), seed)]
    for (let count = 0; count < 25; count += 1) {
      const contribution = await forge.propose(drawChanges((await forge.state()).plan, `p${count}`))
      // What changes nothing since is refused: the plan stays.
      await forge.decide({ contribution, outcome: 'accepted', reason: 'Oui.' }).catch(() => undefined)
    }
    const site = await createTestSite(forge)
    const index: MomentsFile = publish(buildMomentsFile(site))
    const states = new Map<string, StatesFile>(listChangedItems(site).map((id) => [id, publish(buildStatesFile(site, id))]))
    const moments = listMoments(site)
    expect(index.moments).toHaveLength(moments.length)
    expect(moments.length).toBeGreaterThan(10)
    const ids = [PLAN_ID, ...site.items.map(({ id }) => id), ...site.history.removed.keys()]
    let compared = 0
    for (let pair = 0; pair < 30; pair += 1) {
      const [from, to] = [draw(moments.length), draw(moments.length)].sort((a, b) => a - b) as [number, number]
      const between = new Map(listBetween(index, from, to).map((each) => [each.item.id, each]))
      for (const id of ids) {
        const [one, other] = [from, to].map((at) => site.history.textAt(id, moments[at]!.id, moments[at]!.at))
        const found = between.get(id)
        if (one?.body === other?.body && one?.title === other?.title && !found) continue
        expect([found!.before !== null, found!.after !== null]).toEqual([one !== null, other !== null])
        if (!one || !other) continue
        const [before, after] = [found!.before!, found!.after!].map((place) => readPublished(states.get(id)!.states[place - 1]!.text!))
        expect(compareReads(site, before!, after!).told).toEqual(compareTexts(site, { title: one.title ?? '', body: one.body }, { title: other.title ?? '', body: other.body }).told)
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(20)
  })

  it('go beyond the latest twelve, each with the proposals that made it', async () => {
    const forge = useForge(createMemoryForge(smallPlan))
    const made: string[] = []
    for (let count = 2; count < 17; count += 1) made.push(await write(forge, 'medias', `Créer ${count} radios.`))
    const site = await createTestSite(forge)
    const { states, history } = publish(buildStatesFile(site, 'medias'))
    expect(states).toHaveLength(16)
    expect(compareReads(site, readPublished(states[1]!.text!), readPublished(states[15]!.text!)).told).toEqual(['Remplace «\u202f2\u202f» par «\u202f16\u202f»'])
    expect(states[1]).toMatchObject({ href: `${history}#e2`, by: [['Proposition n°\u00a01', `/contributions/${made[0]}/`]] })
  })

  it('tell moves, and count what stayed the same', async () => {
    const forge = useForge(createMemoryForge(smallPlan))
    await forge.decide({ contribution: await forge.propose([{ type: 'move', item: 'ecoute', parent: 'recit', after: null }]), outcome: 'accepted' })
    await write(forge, 'medias', 'Créer une radio.')
    await write(forge, 'medias', 'Créer un média.')
    const site = await createTestSite(forge)
    const index = publish(buildMomentsFile(site))
    expect(index.moments.map(({ title }) => title)).toEqual(['1er janvier 2026', ...[1, 2, 3].map((number) => `2 janvier 2026 (proposition n°\u00a0${number})`)])
    const [moved, written] = listBetween(index, 0, 3).toSorted((a, b) => b.moves.length - a.moves.length)
    expect(moved).toMatchObject({ item: { id: 'ecoute' }, before: 1, after: 1, steps: [], moves: [{ by: [['Proposition n°\u00a01', expect.any(String)]] }] })
    expect(moved!.moves[0]!.told).toContain('se place en premier')
    expect(written).toMatchObject({ item: { id: 'medias' }, before: 1, after: 3, steps: [2, 3], moves: [] })
    expect(listBetween(index, 1, 1)).toEqual([])
    // Five items: one moved, one reads the same again.
    expect(countSame(index, 0, 3, new Set(['ecoute']))).toBe(4)
  })

  it('are nothing of what came and left between them', async () => {
    const forge = useForge(createMemoryForge(smallPlan))
    await forge.decide({ contribution: await forge.propose([{ type: 'add', item: 'fetes', kind: 'action', parent: 'recit', after: null, body: 'Fêter.' }]), outcome: 'accepted' })
    await forge.decide({ contribution: await forge.propose([{ type: 'remove', item: 'fetes' }]), outcome: 'accepted' })
    const index = publish(buildMomentsFile(await createTestSite(forge)))
    const between = (from: number, to: number): unknown => listBetween(index, from, to).map(({ item, before, after }) => [item.id, before, after])
    expect([between(0, 1), between(1, 2), between(0, 2)]).toEqual([[['fetes', null, 1]], [['fetes', 1, null]], []])
  })

  it('tell one state of what became of another kind, not that it left', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/actions/ecoute.md': null, 'content/objectives/ecoute.md': '---\nparent: se-relier\norder: 20\n---\nÉcouter.\n' }, { at: '2026-02-03T00:00:00Z' })
    const site = await createTestSite(forge)
    const [between, ...others] = listBetween(publish(buildMomentsFile(site)), 0, 1)
    expect([between, others]).toMatchObject([{ item: { id: 'ecoute' }, before: 1, after: 3, steps: [3] }, []])
    expect(buildComparePage(site).changes.map(({ texts }) => texts.map(({ href }) => href))).toEqual([['/objectifs/ecoute/histoire/#e3']])
  })

  it('are named by commit, or by a day: what the plan was at its end', async () => {
    const forge = useForge(createMemoryForge(smallPlan))
    await write(forge, 'medias', 'Créer une radio.')
    await write(forge, 'medias', 'Créer une radio libre.')
    const { moments } = publish(buildMomentsFile(await createTestSite(forge)))
    expect(['2020-05-01', '2026-01-01', '2026-01-02', '2030-01-01', moments[1]!.id, 'ailleurs'].map((asked) => findMoment(moments, asked))).toEqual([0, 0, 2, 2, 1, -1])
  })

  it('never publish what was withheld', async () => {
    const forge = useForge(createMemoryForge(smallPlan))
    const hidden = await write(forge, 'medias', 'Une insulte.')
    await write(forge, 'medias', 'Créer une radio.')
    const all = async (): Promise<string> => {
      const site = await createTestSite(forge)
      return JSON.stringify([buildMomentsFile(site), buildStatesFile(site, 'medias'), buildComparePage(site)])
    }
    expect(await all()).toContain('insulte')
    await forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-01-05T00:00:00Z', by: 'p-0000000002', contribution: hidden, reason: 'injure' })
    expect(await all()).not.toContain('insulte')
    expect(buildStatesFile(await createTestSite(forge), 'medias').states[1]).toMatchObject({ text: null, hidden: true })
  })

  it('are there without script: every change leads to the histories that tell it', async () => {
    const forge = useForge(createMemoryForge(smallPlan))
    const revised = await write(forge, 'medias', 'Créer une radio.')
    await forge.decide({ contribution: await forge.propose([{ type: 'move', item: 'ecoute', parent: 'recit', after: null }]), outcome: 'accepted' })
    const { changes } = buildComparePage(await createTestSite(forge))
    expect(changes.map(({ texts }) => texts.map(({ href }) => href))).toEqual([['/actions/ecoute/histoire/#m1'], ['/actions/medias/histoire/#e2']])
    expect(changes[1]!.proposals).toEqual([['Proposition n°\u00a01', `/contributions/${revised}/`]])
  })
})
