import { describe, expect, it } from 'vitest'
import { createReadLog } from '../site/reads/read-log.ts'
import { createTellings } from '../site/reads/tellings.ts'
import { watchSite } from '../site/reads/watch-site.ts'
import { createTestForge } from '../testing/create-test-forge.ts'
import { createTestSite } from '../site/testing/create-test-site.ts'
import { listNumberPages, NUMBER_FRAME } from './list-number-pages.ts'

const frame = `<title><!--titre--> – Plan</title><meta content="<!--titre-->"><link rel="canonical" href="https://plan.example/${NUMBER_FRAME}"><main><!--contenu--></main><p>https://plan.example/${NUMBER_FRAME}</p>`

async function makePages(): Promise<Map<string, string>> {
  const forge = await createTestForge()
  const removal = await forge.propose([{ type: 'remove', item: 'medias' }])
  await forge.decide({ contribution: removal, outcome: 'accepted' })
  const site = await createTestSite(forge)
  const pages = new Map<string, string>()
  for (const { path, make } of listNumberPages(site, async () => frame)) pages.set(path, (await make()).toString())
  return pages
}

describe('listNumberPages', () => {
  it('counts once an item that bore the number twice', async () => {
    const forge = await createTestForge()
    const added = await forge.propose([{ type: 'add', item: 'nouvelle', kind: 'action', parent: 'recit', after: null, body: 'Nouvelle.\n' }])
    await forge.decide({ contribution: added, outcome: 'accepted' })
    const removal = await forge.propose([{ type: 'remove', item: 'nouvelle' }])
    await forge.decide({ contribution: removal, outcome: 'accepted' })
    const site = await createTestSite(forge)
    const page = [...listNumberPages(site, async () => frame)].find(({ path }) => path === 'a/1/index.html')!
    const html = (await page.make()).toString()
    expect(html.match(/<li>/g)).toHaveLength(3)
    expect(html).toContain('2 éléments du plan ont porté ce numéro.')
  })

  it('writes each number into the frame, under its own title and address', async () => {
    const pages = await makePages()
    expect([...pages.keys()]).toEqual(expect.arrayContaining(['a/1/index.html', 'o/1/index.html', 'x/1/index.html']))
    const page = pages.get('a/1/index.html')!
    expect(page).toMatch(/^<title>Action 1.: qui porte ou a porté ce numéro – Plan<\/title><meta content="Action 1.: [^"]+"><link rel="canonical" href="https:\/\/plan\.example\/a\/1\/">/)
    expect(page).toMatch(/<\/main><p>https:\/\/plan\.example\/a\/1\/<\/p>$/)
    expect([...pages.values()].filter((each) => /<!--|gabarit/.test(each))).toEqual([])
  })

  it('is searched where several items bore the number, and says which one bears it today', async () => {
    const pages = [...(await makePages()).values()]
    const shared = pages.filter((each) => each.match(/<li>/g)!.length > 1)
    expect(shared.length).toBeGreaterThan(0)
    for (const each of pages) expect(each.includes('data-search-body="plan"')).toBe(shared.includes(each))
    for (const each of shared) expect(each.match(/<span class="tag">/g)).toHaveLength(1)
  })

  it('depends on what the frame shows, be it rendered for another page', async () => {
    const log = createReadLog(createTellings().name)
    const site = watchSite(await createTestSite(await createTestForge(), { demo: true }), log)
    const reads: ReadonlySet<string>[] = []
    for (const { make } of listNumberPages(site, async () => frame)) reads.push((await log.captureLater(async () => make())).reads)
    expect(reads.length).toBeGreaterThan(3)
    // The tour of a demonstration.
    for (const each of reads) expect(each).toContain('contributions')
  })
})
