import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPhone } from '../open-browser.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'
import { decide, enterDesk, fillAndSend, mainText, openUntil } from './acts.ts'

const createTempDir = useTempDirs()
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each([{ script: true }, { script: false }])('the whole loop on a phone, script: $script', ({ script }) => {
  let server: RunningServer
  let contributor: BrowserContext
  let page: Page
  let desk: Page
  const at = (path: string): string => server.url + path

  beforeAll(async () => {
    server = await startServer({ planDir: await createTempDir() })
    contributor = await openPhone(browser, { script })
    page = await contributor.newPage()
    desk = await enterDesk(await openPhone(browser, { script }), server.deskUrl)
  }, 300_000)
  afterAll(() => server.stop())

  it('changes one sentence: from the page to its provenance', { timeout: 120_000 }, async () => {
    await page.goto(at('actions/travailler-avec-ces-lieux/'))
    await page.getByRole('link', { name: 'Modifier ce texte' }).first().click()
    const receipt = await fillAndSend(page, { words: (shown) => shown.replace('Fravailler', 'Coopérer'), why: 'Le mot juste.', name: 'Amina du Vercors' })
    expect(receipt.preview).toMatch(/Remplace « Fravailler » par « Coopérer »/)
    await decide(desk, server, receipt.id, { outcome: 'accepted', why: 'Merci, c’est plus clair.' })
    const item = await openUntil(page, at('actions/travailler-avec-ces-lieux/'), /Coopérer avec ces lieux pour y donner à voir/)
    const origin = item.slice(item.indexOf('D’où viennent ces phrases'))
    expect(origin).toMatch(/Amina du Vercors/)
    expect(origin).toMatch(/n° \d+/)
    expect(origin).toMatch(/intégré.* par Coordination, le \d+ \S+ \d{4}/i)
    expect(origin).toMatch(/Merci, c’est plus clair\./)
    const followed = await openUntil(page, receipt.url, /Intégrée/)
    expect(followed).toMatch(/Action 10/)
    expect(followed).toMatch(/Merci, c’est plus clair\./)
    expect(await openUntil(page, receipt.publicUrl, /intégrée/i)).toMatch(/Action 10/)
  })

  it('adds an action in the middle: later numbers shift, old ones still lead there', { timeout: 120_000 }, async () => {
    await page.goto(at('actions/construire-des-recits-appropriables/'))
    await page.getByRole('link', { name: 'Ajouter une action ici' }).click()
    const receipt = await fillAndSend(page, { words: () => 'Recueillir la parole des personnes que l’on n’entend pas.', name: 'Groupe de Brest' })
    await decide(desk, server, receipt.id, { outcome: 'accepted' })
    await openUntil(page, at('actions/partager-ces-recits-beaucoup-plus-puissamment/'), /Action 4 · était la 3/)
    const three = await openUntil(page, at('a/3/'), /Recueillir la parole/)
    expect(three).toMatch(/Partager ces récits/)
    expect(await openUntil(page, receipt.publicUrl, /intégrée/i)).toMatch(/Action 3/)
  })

  it('withdraws an action: its page says when and why, its number still answers', { timeout: 120_000 }, async () => {
    await page.goto(at('actions/modeliser-des-gouvernances-nouvelles/'))
    await page.getByRole('link', { name: 'Demander le retrait de cette action' }).click()
    const receipt = await fillAndSend(page, { why: 'La Constituante s’en charge.' })
    await decide(desk, server, receipt.id, { outcome: 'accepted', why: 'L’action sur la Constituante le dit déjà.' })
    const gone = await openUntil(page, at('actions/modeliser-des-gouvernances-nouvelles/'), /N’est plus dans le plan depuis le/)
    expect(gone).toMatch(/L’action sur la Constituante le dit déjà\./)
    expect(gone).toMatch(/Modéliser des gouvernances nouvelles, pensées pour l’action/)
    expect(await openUntil(page, at('a/23/'), /Modéliser/)).toMatch(/Organiser une Constituante|Modéliser/)
  })

  it('takes a comment and a reply to it', { timeout: 120_000 }, async () => {
    await page.goto(at('actions/monnaies-locales/'))
    await page.getByRole('link', { name: 'Réagir', exact: true }).first().click()
    const comment = await fillAndSend(page, { words: () => 'Notre monnaie locale peut aider. Qui contacter ?', name: 'Léa' })
    await openUntil(page, at('actions/monnaies-locales/'), /Qui contacter/)
    await openUntil(desk, at('coordination/'), /Qui contacter|Notre monnaie locale/)
    await desk.goto(at(`coordination/contributions/${comment.id}/`))
    await desk.fill('[name=reponse]', 'Écrivez au groupe de Brest.')
    await desk.getByRole('button', { name: 'Publier la réponse' }).click()
    const item = await openUntil(page, at('actions/monnaies-locales/'), /Écrivez au groupe de Brest/)
    expect(item.indexOf('Écrivez au groupe')).toBeGreaterThan(item.indexOf('Qui contacter'))
    expect(await openUntil(page, comment.url, /Écrivez au groupe de Brest/)).toBeTruthy()
  })

  it('takes an idea without a place, which is then placed and written into the plan', { timeout: 120_000 }, async () => {
    await page.goto(at(''))
    await page.getByRole('link', { name: 'J’ai une idée' }).first().click()
    const receipt = await fillAndSend(page, { words: () => 'Ouvrir une bibliothèque d’outils partagés.', name: 'Yanis' })
    await openUntil(page, at('idees/'), /bibliothèque d’outils/)
    await desk.goto(at(`coordination/contributions/${receipt.id}/`))
    const form = desk.locator('form[action$="/placer/"]', { has: desk.locator('select') })
    await form.locator('select').selectOption('travailler-avec-ces-lieux')
    await form.getByRole('button').click()
    await openUntil(page, at('actions/travailler-avec-ces-lieux/'), /bibliothèque d’outils/)
    expect(await openUntil(page, receipt.url, /Action 11|[Pp]lacée/)).toMatch(/Action 11/)
  })

  it('declines with a reason, shown to everyone; and opens the matter again', { timeout: 120_000 }, async () => {
    await page.goto(at('actions/constitution-d-un-media/'))
    await page.getByRole('link', { name: 'Modifier ce texte' }).first().click()
    const receipt = await fillAndSend(page, { words: (shown) => shown.replace('un média', 'une chaîne de télévision'), name: 'Paul de Nantes' })
    await decide(desk, server, receipt.id, { outcome: 'declined', why: 'Hors de notre portée cette année.' })
    expect(await openUntil(page, receipt.publicUrl, /Hors de notre portée cette année\./)).toMatch(/non retenue/i)
    expect(await openUntil(page, receipt.url, /Hors de notre portée cette année\./)).toMatch(/non retenue/i)
    await desk.goto(at(`coordination/contributions/${receipt.id}/`))
    const form = desk.locator('form[action$="/rouvrir/"]')
    await form.locator('textarea').fill('Un financement est arrivé.')
    await form.getByRole('button').click()
    expect(await openUntil(page, receipt.publicUrl, /Un financement est arrivé\./)).toMatch(/en attente/i)
    await openUntil(desk, at('coordination/'), /chaîne de télévision/)
  })

  it('lets a second coordinator in by link, who decides under another name, until the link is revoked', { timeout: 120_000 }, async () => {
    await desk.goto(at('coordination/personnes/'))
    await desk.locator('input[name=nom]').fill('Maryse')
    await desk.getByRole('button', { name: /lien|ajouter/i }).first().click()
    const link = /http:\S+\/coordination\/entrer\/\S+/.exec(await desk.locator('main').innerText())?.[0]
    expect(link).toBeTruthy()
    const second = await enterDesk(await openPhone(browser, { script }), link!)
    await page.goto(at('objectifs/construire-une-gouvernance-adaptee-a-notre-extension/'))
    await second.getByRole('link', { name: /ajouter « d’ »/ }).click()
    const id = /contributions\/([a-z0-9]{10})/.exec(second.url())![1]!
    await decide(second, server, id, { outcome: 'accepted' })
    expect(await openUntil(page, at('objectifs/construire-une-gouvernance-adaptee-a-notre-extension/'), /essaiera également d’être/)).toMatch(/par Maryse/)
    await desk.goto(at('coordination/personnes/'))
    const row = desk.locator('li', { hasText: 'Maryse' })
    await row.getByRole('button').click()
    await second.goto(at('coordination/'))
    expect(await mainText(second)).not.toMatch(/Ce qui attend/)
  })
})
