import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPhone } from '../open-browser.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'
import { enterDesk, mainText, openUntil } from './acts.ts'
import { sendProposal, type SentProposal } from './send-proposal.ts'

const createTempDir = useTempDirs()
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Ten that are taken as they are; the first two change other words of one sentence, the next two add at one place. */
const accepted: SentProposal[] = [
  { item: 'gratter-le-fil-commun-de-nos-initiatives', from: 'Gratter le fil', to: 'Tirer le fil', name: 'Amina' },
  { item: 'gratter-le-fil-commun-de-nos-initiatives', from: 'fil commun', to: 'fil partagé', name: 'Bruno' },
  { item: 'constituer-un-reseau-ambassadeur-rices', from: /$/, to: ' Les accueillir.', name: 'Chloé' },
  { item: 'constituer-un-reseau-ambassadeur-rices', from: /$/, to: ' Les remercier.', name: 'Denis' },
  { item: 'former-et-outiller-les-ambassadeurs', from: 'premier kilomètre', to: 'plus près', name: 'Elsa' },
  { item: 'mettre-en-place-une-methode-de-documentation-des-projets', from: 'une méthode', to: 'une méthode simple', name: 'Farid' },
  { item: 'mobiliser-les-groupes-et-acteurs-presents-localement', from: 'La bonne échelle semble être', to: 'La bonne échelle est', name: 'Gaëlle' },
  { item: 'organiser-une-constituante-pour-etablir-la-gouvernance', from: 'Organiser une', to: 'Réunir une', name: 'Hugo' },
  { item: 'definir-des-leviers-incitation', from: 'Définir', to: 'Choisir', name: 'Inès' },
  { item: 'faire-un-etat-des-lieux-des-reseaux-existants', from: 'tracer', to: 'dessiner', name: 'Jules' },
]
const declined: SentProposal[] = [
  { item: 'ecrire-notre-these-investissement', from: 'Il nous faut', to: 'Il faudrait', name: 'Karim' },
  { item: 'creer-des-espaces-de-dialogues-entre-les-financeurs', from: 'Créer', to: 'Financer', name: 'Lou' },
]

/** Puts a decision on a contribution into the basket of whoever has the page. */
async function putInBasket(desk: Page, url: string, id: string, outcome: 'accepted' | 'declined', why = ''): Promise<void> {
  await openUntil(desk, `${url}coordination/contributions/${id}/`, /Mettre dans le panier|Mettre à jour dans le panier/)
  await desk.check(`input[name=decision][value=${outcome}]`)
  if (why) await desk.fill('form[action$="/decider/"] [name=pourquoi]', why)
  await desk.getByRole('button', { name: 'Mettre dans le panier' }).click()
  await desk.getByText('C’est dans votre panier.').waitFor()
}

/** The same by the JSON twin, for the first coordinator. */
async function putByProgram({ url, deskUrl }: RunningServer, id: string, decision: { outcome: string; reason?: string }): Promise<void> {
  const token = /\/entrer\/([^/]+)\//.exec(deskUrl)?.[1]
  const ask = () => fetch(`${url}api/desk/contributions/${id}/basket`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(decision) })
  // What was just sent may still be on its way to the register.
  await expect.poll(async () => (await ask()).status, { timeout: 30_000 }).toBe(202)
}

/** Another coordinator, by the link that the desk makes. */
async function inviteCoordinator(desk: Page, url: string, name: string): Promise<string> {
  await desk.goto(`${url}coordination/personnes/`)
  await desk.locator('input[name=nom]').fill(name)
  await desk.getByRole('button', { name: /lien|ajouter/i }).first().click()
  await desk.getByText(/\/coordination\/entrer\//).first().waitFor()
  return /http:\S+\/coordination\/entrer\/\S+/.exec(await desk.locator('main').innerText())?.[0] ?? ''
}

describe('a basket', () => {
  let server: RunningServer
  const at = (path: string): string => server.url + path
  const sent: string[] = []
  const tirer = 'actions/gratter-le-fil-commun-de-nos-initiatives/'

  beforeAll(async () => {
    server = await startServer({ planDir: await createTempDir() })
    for (const proposal of [...accepted, ...declined]) sent.push(await sendProposal(server.url, proposal))
  }, 300_000)
  afterAll(() => server.stop())

  it('publishes twelve decisions at once and names a version, without script', { timeout: 120_000 }, async () => {
    const desk = await enterDesk(await openPhone(browser, { script: false }), server.deskUrl)
    // Most as a program would, which is quicker than a browser.
    for (const id of sent.slice(1, 10).toReversed()) await putByProgram(server, id, { outcome: 'accepted' })
    await putByProgram(server, sent[11]!, { outcome: 'declined', reason: 'Trop tôt.' })
    await putInBasket(desk, server.url, sent[0]!, 'accepted')
    await putInBasket(desk, server.url, sent[10]!, 'declined', 'Pas maintenant.')
    await desk.getByRole('link', { name: 'Voir le panier' }).click()
    const read = await mainText(desk)
    expect(read).toMatch(/12 décisions attendent d’être publiées ensemble/)
    expect(read).toMatch(/Remplace « Gratter » par « Tirer »/)
    expect(read).toMatch(/Aucun numéro ne change/)
    await desk.fill('[name=version]', 'Version de l’automne')
    await desk.getByRole('button', { name: 'Publier les 12 décisions' }).click()
    await desk.getByText('Les 12 décisions sont publiées.').waitFor()
    expect(await mainText(desk)).toMatch(/Votre panier est vide/)
    const item = await openUntil(desk, at(tirer), /Tirer le fil partagé de nos initiatives/)
    expect(item).toMatch(/Amina/)
    expect(item).toMatch(/Bruno/)
    expect(await openUntil(desk, at('actions/constituer-un-reseau-ambassadeur-rices/'), /Les accueillir/)).toMatch(/Les accueillir\.[¹²³⁴-⁹\d\s]*Les remercier\./)
    expect(await openUntil(desk, at('versions/version-de-l-automne/'), /Version de l’automne/)).toContain('Ce n’est pas le texte d’aujourd’hui.')
    await openUntil(desk, at(`contributions/${sent[10]}/`), /Pas maintenant\./)
  })

  it('opens one of them again: its words go, those of the others stay and are still theirs', { timeout: 120_000 }, async () => {
    const desk = await enterDesk(await openPhone(browser, { script: true }), server.deskUrl)
    await desk.goto(at(`coordination/contributions/${sent[0]}/`))
    const form = desk.locator('form[action$="/rouvrir/"]')
    await form.locator('textarea').fill('Nous voulons en reparler.')
    await form.getByRole('button').click()
    await desk.getByText('C’est fait.').waitFor()
    const item = await openUntil(desk, at(tirer), /Gratter le fil partagé de nos initiatives/)
    const origins = item.slice(item.indexOf('D’où viennent ces phrases'))
    expect(origins).toMatch(/Proposé et rédigé par Bruno/)
    expect(origins).toMatch(/Retour en arrière décidé par Coordination/)
    expect(await openUntil(desk, at(`contributions/${sent[0]}/`), /Nous voulons en reparler\./)).toMatch(/en attente/i)
  })

  it('never writes over another coordinator: the second sees what the first decided, and loses no word', { timeout: 120_000 }, async () => {
    const first = await enterDesk(await openPhone(browser, { script: true }), server.deskUrl)
    const second = await enterDesk(await openPhone(browser, { script: true }), await inviteCoordinator(first, server.url, 'Maryse'))
    const [one, two] = [sent[0]!, await sendProposal(server.url, { item: 'travailler-avec-ces-lieux', from: 'Fravailler', to: 'Coopérer', name: 'Marc' })]
    await putInBasket(second, server.url, one, 'declined', 'Mes mots précieux.')
    await putInBasket(second, server.url, two, 'accepted')
    await first.goto(at(`coordination/contributions/${one}/`))
    expect(await mainText(first)).toMatch(/Décision en attente de publication : non retenue\. Panier de Maryse/)
    await first.check('input[name=decision][value=accepted]')
    await first.getByRole('button', { name: 'Décider et publier' }).click()
    await first.getByText('C’est fait.').waitFor()
    await second.goto(at('coordination/panier/'))
    const read = await mainText(second)
    expect(read).toMatch(/À revoir avant de publier/)
    expect(read).toMatch(/a décidé entre-temps \(.*\) : intégrée/)
    await second.getByText('Ce que vous aviez écrit').click()
    expect(await second.getByLabel('À copier').inputValue()).toBe('Mes mots précieux.')
    await second.getByRole('button', { name: 'Publier la décision' }).click()
    await second.getByText('La décision est publiée.').waitFor()
    expect(await mainText(second)).toMatch(/À revoir avant de publier/)
    for (const id of [one, two]) expect(await (await fetch(at(`api/contributions/${id}`))).json()).toMatchObject({ status: 'accepted' })
  })
})
