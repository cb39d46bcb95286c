import { readFile, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Change } from '../domain/amendment.ts'
import { createLocalForge } from '../forges/local/create-local-forge.ts'
import { writePeople } from '../register/people.ts'
import type { SiteInput } from '../site/site-input.ts'
import { createDraw } from '../testing/create-draw.ts'
import { createTempRepository } from '../testing/create-temp-repository.ts'
import { createTestForge, proposer, useForge } from '../testing/create-test-forge.ts'
import { createChangeDrawer, randomPlanFiles } from '../testing/random-plan.ts'
import { useTempDirs } from '../testing/use-temp-dirs.ts'
import { buildSite } from './build-site.ts'
import { completeBuild } from './complete-build.ts'
import { findBuiltFile, serveWhole, type ServedBuild } from './served-build.ts'
import { createSiteBuilder } from './site-builder.ts'
import type { SiteBuilder } from './site-builder.ts'

const createTempDir = useTempDirs()
const [warm, cold, late, other] = [createSiteBuilder(), createSiteBuilder(), createSiteBuilder(), createSiteBuilder()]
afterAll(() => [warm, cold, late, other].forEach((builder) => builder.close()))

const decisions = 2
const seed = 7

describe('createSiteBuilder', { timeout: 1_800_000 }, () => {
  it('gives the bytes of a build from nothing after decisions, removals, borrowed and erased names, hidden words and other settings', async () => {
    const folder = await createTempDir()
    const { gitDir, commit } = await createTempRepository(randomPlanFiles(seed))
    const forge = useForge(createLocalForge({ gitDir }))
    const draw = createDraw(seed)
    const drawChanges = createChangeDrawer(draw, seed)
    let settings = { base: '/', url: null as string | null, intakeUrl: null, demo: false, hold: false }
    let count = 0
    const servedBy = new Map<SiteBuilder, ServedBuild>()
    /** Builds, going on from what the builder made last, and gives what is served. */
    const serve = async (builder: SiteBuilder, outDir: string): Promise<ServedBuild> => {
      const before = servedBy.get(builder) ?? null
      const input: SiteInput = { gitDir, heads: await forge.forge.refresh(), ...settings, outDir, cacheDir: join(folder, 'cache') }
      const { gone, finish } = await builder.build(input, { before })
      const more = await finish()
      const served: ServedBuild = gone && before ? [{ dir: outDir, gone: new Set([...gone, ...more]) }, ...before] : serveWhole(outDir)
      servedBy.set(builder, served)
      return served
    }
    const build = async (builder: SiteBuilder, outDir: string): Promise<Map<string, Buffer>> => {
      expect(await completeBuild(await serve(builder, outDir), () => false)).toBe(true)
      servedBy.set(builder, serveWhole(outDir))
      return readFolder(outDir)
    }
    const check = async (): Promise<void> => {
      count += 1
      // Builds that follow each other too fast to be completed.
      const followed = await readServed(await serve(late, join(folder, `late-${count}`)))
      const whole = await build(cold, join(folder, `cold-${count}`))
      const partial = await build(warm, join(folder, `warm-${count}`))
      expect([...partial.keys()]).toEqual([...whole.keys()])
      expect([...whole].filter(([path, bytes]) => !bytes.equals(partial.get(path)!)).map(([path]) => path)).toEqual([])
      expect([...followed.keys()].sort()).toEqual([...whole.keys()])
      expect([...whole].filter(([path, bytes]) => !followed.get(path)?.equals(bytes)).map(([path]) => path)).toEqual([])
      // With nothing to take over, all of the next one is made again.
      await rm(join(folder, `cold-${count}`), { recursive: true })
      await rm(join(folder, `warm-${count - 1}`), { recursive: true, force: true })
    }
    const propose = async (changes: Change[]): Promise<string> => forge.propose(changes, { rationale: `Pour le mot ${count}.` })

    await writePeople(forge.forge, () => ({ [proposer]: { name: 'Zéphyrine Tartempion' } }), '2026-01-01T00:00:00Z')
    const rewrite = async (body: string): Promise<unknown> => forge.decide({ contribution: await propose([{ type: 'revise', item: 'a1', body }]), outcome: 'accepted' })
    for (const body of ['Semer des haies.\n', 'Semer des haies hautes.\n', 'Planter des haies hautes.\n']) await rewrite(body)
    await check()
    const listPairs = async (): Promise<string[]> => (await readdir(join(folder, `warm-${count}/actions/a1/histoire`))).filter((name) => !name.startsWith('index.')).sort()
    expect(await listPairs()).toEqual(['1-3'])
    await rewrite('Planter des haies.\n')
    for (let round = 0; round < decisions; round += 1) {
      const id = await propose(drawChanges((await forge.state()).plan, `p${round}`))
      const outcome = round % 2 ? 'declined' : 'accepted'
      await forge.decide({ contribution: id, outcome, reason: `Motif ${round}.`, leftOpen: round % 2 ? 'Quel volume ?' : undefined })
      if (round % 2) await forge.deliver({ type: 'submit', id: forge.nextId(), at: `2026-02-0${round + 1}T00:00:00Z`, by: proposer, draft: { kind: 'comment', id: forge.nextId(), person: proposer, text: `Commentaire ${round}.`, about: round % 2 ? { contribution: id } : { item: 'a1' } } })
      await check()
      if (round === 0) expect(await listPairs()).toEqual(['1-3', '1-4', '2-4'])
    }
    // They act nowhere: what changes is what another is called.
    await writePeople(forge.forge, (people) => ({ ...people, 'p-0000000003': { name: 'Zéphyrine Tartempion', coordinator: true } }), '2026-02-20T00:00:00Z')
    await check()
    const { plan, contributions } = await forge.state()
    const kept = [...plan.items.values()].filter(({ kind, parent }) => kind === 'action' && parent !== 'o3')
    await forge.decide({ contribution: await propose([{ type: 'move', item: kept[1]!.id, parent: 'o3', after: null }]), outcome: 'accepted' })
    const straight = kept[2]!
    await commit({ [`content/actions/${straight.id}.md`]: `---\nparent: o3\norder: -10\n---\n${straight.body}` })
    await propose([{ type: 'remove', item: 'a2' }])
    await forge.decide({ contribution: await propose([{ type: 'remove', item: [...plan.items.values()].find(({ kind }) => kind === 'action')!.id }]), outcome: 'accepted' })
    await forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-02-20T00:00:00Z', by: proposer, contribution: [...contributions.keys()][0]!, reason: 'Injure.' })
    await check()
    // The first of its texts that the plan had not is hidden now.
    expect(await listPairs()).toEqual(['1-3', '1-4'])

    await writePeople(forge.forge, () => ({}), '2026-03-01T00:00:00Z')
    await check()
    const erased = await readFolder(join(folder, `warm-${count}`))
    expect([...erased].filter(([, bytes]) => bytes.includes('Tartempion')).map(([path]) => path)).toEqual([])

    const layers = servedBy.get(late)!
    expect(layers.length).toBeGreaterThan(3)
    await completeBuild(layers, () => false)
    expect(await readFolder(layers[0].dir)).toEqual(await readFolder(join(folder, `warm-${count}`)))

    settings = { ...settings, url: 'https://plan.example', hold: true }
    await check()

    const elsewhere = join(folder, 'elsewhere')
    await buildSite({ gitDir, heads: await forge.forge.refresh(), ...settings, outDir: elsewhere, cacheDir: join(folder, 'other-cache') })
    const [last, fresh] = await Promise.all([readFolder(join(folder, `warm-${count}`)), readFolder(elsewhere)])
    expect([...fresh].filter(([path, bytes]) => !last.get(path)?.equals(bytes)).map(([path]) => path)).toEqual([])
  })

  it('makes again only the pages that show what a decision changed, and warns once words come in by none', async () => {
    const folder = await createTempDir()
    const forge = await createTestForge()
    let last: ServedBuild | null = null
    const told: string[] = []
    const build = async (name: string): Promise<string> => {
      const outDir = join(folder, name)
      const { gone, finish } = await other.build({ gitDir: forge.repository.gitDir, heads: await forge.forge.refresh(), base: '/', url: null, intakeUrl: null, demo: false, hold: false, outDir, cacheDir: join(folder, 'cache') }, { before: last, onProgress: (step) => told.push(step) })
      await finish()
      if (gone && last) await completeBuild([{ dir: outDir, gone }, ...last], () => false)
      last = serveWhole(outDir)
      return outDir
    }
    const id = await forge.propose([{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }])
    const before = await build('before')
    await forge.decide({ contribution: id, outcome: 'accepted' })
    const after = await build('after')
    const isSame = async (path: string): Promise<boolean> => (await stat(join(before, path))).ino === (await stat(join(after, path))).ino
    for (const path of ['actions/ecoute/index.html', 'actions/medias.prov.json', 'a/3/index.html', 'participer/index.html', '404.html']) expect(await isSame(path), path).toBe(true)
    for (const path of ['actions/lieux/index.html', 'plan/index.html', `contributions/${id}/index.html`]) expect(await isSame(path), path).toBe(false)
    const warnings = (): string[] => told.filter((step) => step.startsWith('Attention'))
    expect(warnings()).toEqual([])
    await forge.repository.commit({ 'content/actions/ecoute.md': '---\nparent: recit\norder: 5\n---\nDes mots que personne n’a proposés.\n' })
    await build('straight')
    expect(warnings()).toEqual([expect.stringMatching(/la part des mots du plan dont l’origine publique est connue baisse, de 100.*mots du plan.*n’ont pas de décision publique/)])
  })
})

/** All that a build serves, by path. */
async function readServed(build: ServedBuild): Promise<Map<string, Buffer>> {
  const paths = await Promise.all(build.map(async ({ dir }) => [...(await readFolder(dir)).keys()]))
  const found = await Promise.all([...new Set(paths.flat())].map(async (path) => [path, await findBuiltFile(build, path)] as const))
  return new Map(await Promise.all(found.flatMap(([path, file]) => (file ? [readFile(file.path).then((bytes): [string, Buffer] => [path, bytes])] : []))))
}

async function readFolder(dir: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
  return new Map(await Promise.all(files.sort().map(async (path) => [path, await readFile(join(dir, path))] as const)))
}
