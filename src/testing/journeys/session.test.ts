import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPhone } from '../open-browser.ts'
import { foldSpaces } from '../read-page.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'
import { enterDesk, mainText, openUntil } from './acts.ts'

const createTempDir = useTempDirs()
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const item = 'recenser-et-qualifier-les-besoins-de-financement'
/** Ten proposals on one action: who, what, why. The first three touch the same words; the last one comes late. */
const proposals: [name: string, from: string, to: string, why: string][] = [
  ['Amina', 'mobilisant les citoyens', 'mobilisant les citoyennes et les citoyens', 'Toutes et tous.'],
  ['Bruno', 'mobilisant les citoyens', 'mobilisant les habitantes', 'Plus concret.'],
  ['Chloé', 'mobilisant les citoyens', 'mobilisant le grand public', 'Plus large.'],
  ['Denis', 'transition juste.', 'transition juste, chaque année.', 'Il faut y revenir.'],
  ['Elsa', 'réseaux d’accompagnement', 'réseaux locaux d’accompagnement', ''],
  ['Farid', 'financeurs existants', 'financeurs existants ou nouveaux', ''],
  ['Gaëlle', 'priorisation des besoins', 'priorisation commune des besoins', ''],
  ['Hugo', 'Travailler à la', 'Décider de la', 'Travailler ne suffit pas.'],
  ['Inès', 'qualifier les besoins', 'qualifier ensemble les besoins', ''],
  ['Jules', 'besoins réels', 'besoins réels du terrain', ''],
]

/** Sends a proposal as a program does, from the form's own text. */
async function propose(url: string, [nom, from, to, pourquoi]: (typeof proposals)[number]): Promise<void> {
  const begun = (await (await fetch(`${url}api/form?intention=modifier&element=${item}`)).json()) as { values: { texte: string }; depart: string }
  expect(foldSpaces(begun.values.texte)).toContain(from)
  const body = { intention: 'modifier', element: item, texte: begun.values.texte.replace(from, to), pourquoi, nom, accord: true, depart: begun.depart, cle: randomBytes(18).toString('base64url') }
  const answer = await fetch(`${url}api/contributions`, { method: 'POST', headers: { 'content-type': 'application/json', origin: new URL(url).origin }, body: JSON.stringify(body) })
  expect(answer.status, await answer.text()).toBe(202)
}

/** Chooses in the group of fields that a proposal's name opens. */
async function switchTo(desk: Page, number: string, stand: RegExp): Promise<void> {
  await desk.getByRole('group', { name: `Proposition n° ${number}`, exact: true }).getByRole('radio', { name: stand }).check()
}

describe('a merging session', () => {
  let server: RunningServer
  const at = (path: string): string => server.url + path
  const enter = async (script: boolean): Promise<Page> => enterDesk(await openPhone(browser, { script }), server.deskUrl)

  beforeAll(async () => {
    server = await startServer({ planDir: await createTempDir() })
  }, 300_000)
  afterAll(() => server.stop())

  it('decides ten proposals on one action at once, without script, and tells it in three forms', { timeout: 180_000 }, async () => {
    const desk = await enter(false)
    const save = async (): Promise<void> => {
      await desk.getByRole('button', { name: 'Enregistrer', exact: true }).click()
      await desk.getByText('C’est enregistré.').waitFor()
    }
    // All at once: the site is rebuilt for them together.
    await Promise.all(proposals.slice(0, 9).map((proposal) => propose(server.url, proposal)))
    await openUntil(desk, at('coordination/seances/'), /9 propositions en attente/)
    await desk.getByRole('button', { name: /Ouvrir une séance sur Action 11/ }).click()
    await desk.getByRole('heading', { name: /Séance d’intégration : Action 11/ }).waitFor()
    const opened = await mainText(desk)
    expect(opened).toMatch(/1 passage où des propositions touchent les mêmes mots/)
    for (const why of ['Toutes et tous.', 'Plus concret.', 'Plus large.']) expect(opened.split(why).length, why).toBe(3)
    const numbers = [...opened.matchAll(/n° (\d+)\s*, (Amina|Bruno|Chloé|Denis|Elsa|Farid|Gaëlle|Hugo|Inès)/g)]
    const numberOf = (name: string): string => numbers.find((match) => match[2] === name)?.[1] ?? ''

    // One of three wordings, a reason; one declined, one left; own words; what is left open.
    const collision = desk.getByRole('group', { name: /Les mêmes mots, passage 1/ })
    await collision.getByRole('radio', { name: /Amina/ }).check()
    await collision.getByLabel(/Pourquoi ce choix/).fill('Elle nomme tout le monde.')
    await switchTo(desk, numberOf('Hugo'), /Non retenue/)
    await desk.locator('details', { hasText: `Pourquoi, et ce qui reste à décider (n° ${numberOf('Hugo')})` }).locator('summary').click()
    await desk.getByLabel(`Pourquoi la proposition n° ${numberOf('Hugo')} n’est pas retenue`).fill('Décider vient ensuite.')
    await switchTo(desk, numberOf('Inès'), /Reste en attente/)
    await desk.getByLabel('Ce que la séance laisse à décider (facultatif)').fill('Le calendrier.')
    await save()

    await propose(server.url, proposals[9]!)
    const late = await openUntil(desk, desk.url(), /, Jules .*Arrivée après l’ouverture/)
    expect(late).toMatch(/7 dans le texte · 2 en attente · 1 non retenue/)
    const lateNumber = /n° (\d+)\s*, Jules/.exec(late)?.[1] ?? ''
    await expect(desk.getByRole('group', { name: `Proposition n° ${lateNumber}`, exact: true }).getByRole('radio', { name: 'Reste en attente' }).isChecked()).resolves.toBe(true)
    await switchTo(desk, lateNumber, /Dans le texte/)
    await save()

    const text = desk.getByLabel('Le texte', { exact: true })
    await text.fill(`${await text.inputValue()} Publier ce qui en ressort.`)
    await desk.getByLabel('Pourquoi ces retouches').fill('Rien ne disait la suite.')
    await desk.getByRole('button', { name: 'Enregistrer et préparer la clôture' }).click()
    await desk.getByRole('heading', { name: /Clore la séance/ }).waitFor()
    const ready = await mainText(desk)
    expect(ready).toMatch(/mobilisant les citoyennes et les citoyens/)
    expect(ready).toMatch(/besoins réels du terrain/)
    expect(ready).toMatch(/Publier ce qui en ressort\./)
    expect(ready).toMatch(/Bruno : regroupée avec n° \d+\. Pourquoi : Elle nomme tout le monde\./)
    await desk.getByRole('button', { name: 'Clore la séance' }).click()
    await desk.getByRole('heading', { name: /Séance close/ }).waitFor()

    const page = await desk.getByRole('link', { name: /Le compte rendu, à lire/ }).getAttribute('href')
    const minutes = await openUntil(desk, new URL(page ?? '', server.url).href, /Séance d’intégration du/)
    for (const told of [/6 propositions intégrées/, /2 regroupées avec une autre/, /1 non retenue/, /1 laissée en attente/, /Décider vient ensuite\./, /Reste à décider Le calendrier\./i, /La coordination a aussi retouché/, /Aucun numéro n’a changé/]) expect(minutes).toMatch(told)
    await desk.emulateMedia({ media: 'print' })
    expect(await desk.getByRole('heading', { name: /Non retenues/ }).isVisible()).toBe(true)
    expect(await desk.getByRole('link', { name: /en texte, à coller/ }).isVisible()).toBe(false)
    await desk.emulateMedia({ media: 'screen' })
    const file = await fetch(`${desk.url().replace(/\/$/, '')}.txt`)
    expect(file.headers.get('content-type')).toMatch(/^text\/plain; ?charset=utf-8/i)
    const plain = foldSpaces(await file.text())
    expect(plain).toMatch(/NON RETENUES - n° \d+ \(Hugo\) Remplace « Travailler à » par « Décider de » Pourquoi : Décider vient ensuite\./)

    const read = await openUntil(desk, at(`actions/${item}/`), /Publier ce qui en ressort/)
    expect(read).toMatch(/Rédigé en séance d’intégration par Coordination/)
    expect(read).toMatch(/Proposé et rédigé par Amina\./)
  })

  it('is saved as one goes with script, and shows at once what follows', { timeout: 180_000 }, async () => {
    await propose(server.url, ['Khadija', 'transition juste', 'transition vraiment juste', ''])
    const desk = await enter(true)
    await openUntil(desk, at('coordination/seances/'), /Ouvrir une séance sur Action 11/)
    await desk.getByRole('button', { name: /Ouvrir une séance sur Action 11/ }).click()
    await desk.getByRole('heading', { name: /Séance d’intégration : Action 11/ }).waitFor()
    const [, number = ''] = /n° (\d+)\s*, Khadija/.exec(await mainText(desk)) ?? []
    const compared = desk.locator('#texte-en-seance')
    await compared.getByText('vraiment').waitFor()
    await switchTo(desk, number, /Reste en attente/)
    await compared.getByText('vraiment').waitFor({ state: 'detached' })
    const text = desk.getByLabel('Le texte', { exact: true })
    await text.press('Control+End')
    await text.pressSequentially(' Chaque année.')
    await compared.getByText('Chaque année.').waitFor()
    await text.pressSequentially(' Ou tous les deux ans.')
    await desk.getByLabel('Pourquoi ces retouches').fill('Le rythme manquait.')
    await compared.getByText('Ou tous les deux ans.').waitFor()
    await desk.getByText('La séance peut être close.').waitFor()
    await desk.reload()
    expect(await text.inputValue()).toMatch(/en ressort\. Chaque année\. Ou tous les deux ans\.$/)
    expect(await desk.getByLabel('Pourquoi ces retouches').inputValue()).toBe('Le rythme manquait.')
    expect(await desk.getByRole('group', { name: `Proposition n° ${number}`, exact: true }).getByRole('radio', { name: 'Reste en attente' }).isChecked()).toBe(true)
  })

  it('keeps the last words, sent while a save before them is on its way', { timeout: 180_000 }, async () => {
    const desk = await enter(true)
    await desk.goto(at('coordination/seances/'))
    await desk.getByRole('link', { name: /Séance d’intégration : Action 11/ }).or(desk.getByRole('button', { name: /Ouvrir une séance sur/ })).first().click()
    await desk.getByRole('heading', { name: /Séance d’intégration/ }).waitFor()
    const arrived: Promise<unknown>[] = []
    await desk.route('**/coordination/seances/*/', async (route) => {
      if (!route.request().postData()?.includes('faire=auto')) return route.continue()
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      const answer = route.fetch()
      arrived.push(answer)
      // Whoever asked may have left the page.
      await route.fulfill({ response: await answer }).catch(() => {})
    })
    const why = desk.getByLabel('Pourquoi ces retouches')
    await why.fill('Ancien.')
    await why.blur()
    await why.fill('Nouveau, et le dernier.')
    await desk.getByRole('button', { name: 'Enregistrer et préparer la clôture' }).click()
    await desk.getByRole('heading', { name: /[Cc]lo(?:re|se)/ }).first().waitFor()
    await expect.poll(() => arrived.length, { timeout: 10_000 }).toBeGreaterThan(0)
    await Promise.all(arrived)
    await desk.unroute('**/coordination/seances/*/')
    await desk.getByRole('link', { name: 'Revenir à la séance' }).click()
    await why.waitFor()
    expect(await why.inputValue()).toBe('Nouveau, et le dernier.')
  })
})
