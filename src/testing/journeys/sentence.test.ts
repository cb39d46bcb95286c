import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Change } from '../../domain/amendment.ts'
import { writePeople } from '../../register/people.ts'
import { buildSite } from '../../build/build-site.ts'
import { sentenceId } from '../../site/sentence-id.ts'
import { coordinator, createTestForge, proposer } from '../create-test-forge.ts'
import type { TestForge } from '../create-test-forge.ts'
import { openBrowser, openPhone } from '../open-browser.ts'
import { foldSpaces } from '../read-page.ts'
import { serveFolder } from '../serve-folder.ts'
import { useTempDirs } from '../use-temp-dirs.ts'

const createTempDir = useTempDirs()
const first = 'Ouvrir des jardins partagés dans chaque village.'
const second = 'Ouvrir des jardins partagés dans chaque quartier.'
const third = 'Ouvrir des jardins communs dans chaque quartier.'
const anchorOf = (item: string, text: string): string => sentenceId(item, text.toLowerCase().replace('.', ''))

let browser: Browser | undefined
let folder: string
let proposal: string
let comment: string

/** One sentence, proposed, reworded twice, moved to another action, taken out and restored. */
async function tellStory(forge: TestForge): Promise<void> {
  await writePeople(forge.forge, (people) => ({ ...people, [proposer]: { name: 'Ana' }, [coordinator]: { name: 'Bo', coordinator: true } }), '2026-01-01T00:00:00Z')
  const accept = async (changes: Record<string, string>, reason: string): Promise<string> => {
    const contribution = await forge.propose(Object.entries(changes).map(([item, body]): Change => ({ type: 'revise', item, body })))
    await forge.decide({ contribution, outcome: 'accepted', reason })
    return contribution
  }
  proposal = await accept({ medias: `Créer un média.\n${first}\n` }, 'Bonne idée.')
  comment = forge.nextId()
  await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-01-02T01:00:00Z', by: proposer, draft: { kind: 'comment', id: comment, person: proposer, text: 'Et l’eau ?', about: { item: 'medias' }, anchor: { exact: first, prefix: 'Créer un média. ', suffix: '' }, base: (await forge.state()).heads.main } })
  await accept({ medias: `Créer un média.\n${second}\n` }, 'Les villes aussi.')
  await accept({ medias: `Créer un média.\n${third}\n` }, 'Communs, c’est plus juste.')
  await accept({ medias: 'Créer un média.\n', ecoute: `Écouter les territoires.\n${third}\n` }, 'Mieux à sa place.')
  const removal = await accept({ ecoute: 'Écouter les territoires.\n' }, 'Trop cher.')
  await forge.deliver({ type: 'reopen', id: forge.nextId(), at: '2026-02-01T00:00:00Z', by: coordinator, contribution: removal, reason: 'Un don a été trouvé.' })
}

let built: Promise<void> | undefined

async function build(): Promise<void> {
  const forge = await createTestForge()
  await tellStory(forge)
  const temp = await createTempDir()
  folder = join(temp, 'site')
  await buildSite({ gitDir: forge.repository.gitDir, heads: await forge.forge.refresh(), base: '/', url: 'https://plan.test', intakeUrl: null, demo: false, hold: false, outDir: folder, cacheDir: join(temp, 'cache') })
  browser = await openBrowser()
}

// A test's own repository goes with the test: one build serves them all.
beforeEach(() => (built ??= build()), 240_000)
afterAll(() => browser?.close())

describe.each([{ script: true }, { script: false }])('a sentence reworded twice, moved and restored, script: $script', { timeout: 120_000 }, ({ script }) => {
  let page: Page
  const open = async (path: string): Promise<string> => {
    await page.goto(`https://plan.test/${path}`)
    return foldSpaces(await page.locator('main').innerText())
  }
  /** Words of what the address points at. */
  const pointed = async (path: string): Promise<string> => {
    await open(path)
    return foldSpaces(await page.locator(':target').innerText())
  }

  beforeEach(async () => {
    if (page as Page | undefined) return
    const reader = await openPhone(browser!, { script })
    await reader.grantPermissions(['clipboard-read', 'clipboard-write'])
    await serveFolder(reader, folder)
    page = await reader.newPage()
  })

  it('reads in its new action, with all its past below', async () => {
    const text = await open('actions/ecoute/')
    expect(text).toContain(third)
    expect(text).toMatch(/Venu d’ailleurs\s: Action 2/)
    expect(text).toContain('Mieux à sa place.')
    expect(await page.locator(`#${anchorOf('ecoute', third)}`).innerText()).toContain(third)
  })

  it('is told, where it was, as gone to another action; each wording with what replaced it', async () => {
    const text = await open('actions/medias/')
    expect(text).toMatch(/Avant : Ouvrir des jardins partagés dans chaque village\. – se lisait ainsi le 2 janvier 2026 · Ce qui l’a remplacée/)
    expect(text).toMatch(/Avant : Ouvrir des jardins partagés dans chaque quartier\./)
    expect(text).toMatch(/Parti vers Action 3 : Ouvrir des jardins communs dans chaque quartier\./)
    expect(text).toContain('Les villes aussi.')
  })

  it('has an address for each wording, which leads on to the sentence of today', async () => {
    expect(await pointed(`actions/ecoute/#${anchorOf('ecoute', third)}`)).toContain(third)
    for (const wording of [first, second, third]) {
      expect(await pointed(`actions/medias/#${anchorOf('medias', wording)}`)).toContain(wording)
    }
    await open(`actions/medias/#${anchorOf('medias', first)}`)
    for (const next of [second, third]) {
      await page.locator(':target').getByRole('link', { name: 'Ce qui l’a remplacée' }).click()
      await page.waitForURL(`**/#${anchorOf('medias', next)}`)
    }
    await page.locator(':target').getByRole('link', { name: 'Où elle se lit aujourd’hui' }).click()
    await page.waitForURL(`**/actions/ecoute/#${anchorOf('ecoute', third)}`)
    expect(await page.locator(':target').innerText()).toContain(third)
  })

  it('is quoted with its status, its version and its address', async () => {
    await open('actions/ecoute/')
    await page.locator('.block-foot summary').click()
    const cite = page.locator('.cite').filter({ hasText: third })
    const text = foldSpaces(await cite.innerText())
    expect(text).toMatch(/^« Ouvrir des jardins communs dans chaque quartier\. » Plan, Action 3\. Adoptée le 2 janvier 2026 \(proposition n° 3\), rétablie le 1er février 2026, texte du 1er février 2026\. https:\/\/plan\.test\/actions\/ecoute\/#s-[0-9a-z]{8}/)
    const buttons = page.getByRole('button', { name: 'Copier' })
    // Browsers tell scripts that a fold has opened only after it has.
    if (script) await buttons.first().waitFor()
    expect(await buttons.count()).toBe(script ? 2 : 0)
    if (!script) return
    await cite.getByRole('button').click()
    await cite.getByRole('status').filter({ hasText: 'Copié' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/rétablie le 1er février 2026.* https:\/\/plan\.test\/actions\/ecoute\/#s-/)
  })

  it('has each of its states in the history of both actions, told in words', async () => {
    const before = await open('actions/medias/histoire/')
    expect(before).toMatch(/Remplace « village » par « quartier »/)
    expect(before).toMatch(/Remplace « partagés » par « communs »/)
    const state = page.locator('section').filter({ hasText: 'Remplace « partagés » par « communs »' })
    await state.getByText('Comparer avec un texte plus ancien').click()
    await state.getByRole('link', { name: 'proposition n° 1' }).click()
    await page.waitForURL('**/actions/medias/histoire/2-4/')
    expect(foldSpaces(await page.locator('main').innerText())).toMatch(/Remplace « partagés » par « communs ».*Remplace « village » par « quartier »/)
    const after = await open('actions/ecoute/histoire/')
    expect(after.match(/Un don a été trouvé\.|Trop cher\.|Mieux à sa place\./g)).toEqual(['Un don a été trouvé.', 'Trop cher.', 'Mieux à sa place.'])
  })

  it('is followed from the proposal that brought it', async () => {
    const text = await open(`contributions/${proposal}/`)
    expect(text).toMatch(/Des 7 mots qu’elle a apportés, 5 sont dans le plan d’aujourd’hui \(71 %\)/)
    expect(text).toMatch(/Changé depuis : Ouvrir des jardins communs dans chaque quartier\./)
    expect(text).toMatch(/se trouvent maintenant dans Action 3/)
  })

  it('keeps the message that was about it, which says where it went', async () => {
    await open('actions/medias/')
    const message = page.locator(`#m-${comment}`)
    expect(foldSpaces(await message.innerText())).toMatch(/Ouvrir des jardins partagés dans chaque village\. Ce passage est parti vers Action 3/)
    await message.getByRole('link', { name: 'Voir dans le texte' }).click()
    await page.waitForURL(`**/actions/ecoute/#${anchorOf('ecoute', third)}`)
  })

  it('can be reacted to, whole or in part', async () => {
    await open('actions/ecoute/')
    const link = page.locator('a[data-react]')
    expect(await link.getAttribute('href')).toBe('/proposer/?intention=reagir&element=ecoute&bloc=1')
    if (!script) return
    const choose = (words: string): Promise<void> =>
      page.locator(`#${anchorOf('ecoute', third)}`).evaluate(({ firstChild: text }, words) => {
        const range = document.createRange()
        range.setStart(text!, text!.textContent!.lastIndexOf(words))
        range.setEnd(text!, text!.textContent!.lastIndexOf(words) + words.length)
        getSelection()!.removeAllRanges()
        getSelection()!.addRange(range)
      }, words)
    const quoted = (): Promise<string | null> => link.evaluate((each) => new URL((each as HTMLAnchorElement).href).searchParams.get('citation'))
    await choose('jardins communs')
    await page.getByText('Réagir à ces mots').waitFor()
    expect(await quoted()).toBe('jardins communs')
    // « chaque » holds these letters too.
    await choose('qu')
    await expect.poll(quoted).toBe('chaque quartier.')
  })
})
