import type { BrowserContext, Page } from 'playwright-core'
import type { PlanState } from '../usecases/plan-state.ts'
import { decide, enterDesk, fillAndSend, openUntil } from '../testing/journeys/acts.ts'
import type { RunningServer } from '../testing/start-server.ts'
import { walkBasket } from './walk-basket.ts'
import { walkSession } from './walk-session.ts'

/** Looks at the page that is open. `kind` is in French, for the report. */
export type Visit = (kind: string, page: Page) => Promise<void>

/** Opens every page that the server makes, as a contributor and as a coordinator, and looks at each. Sends and decides on the way. */
export async function walkIntake(context: BrowserContext, server: RunningServer, state: PlanState, visit: Visit): Promise<void> {
  const withdrawal = await walkForm(context, server, visit)
  await walkDesk(context, server, state, visit, withdrawal)
}

/** Returns the proposal to withdraw an action that was sent on the way. */
async function walkForm(context: BrowserContext, server: RunningServer, visit: Visit): Promise<string> {
  const page = await context.newPage()
  const form = (query: string) => page.goto(`${server.url}proposer/?${query}`)
  await form('intention=idee')
  await visit('formulaire : idée', page)
  await fillAndSend(page, { words: () => unusualWords, name: unusualWords })
  await form('intention=reagir&element=monnaies-locales')
  await visit('formulaire : réagir', page)
  await form('intention=ajouter&element=etablir-la-forme-du-fonds')
  await visit('formulaire : ajouter', page)
  await form('intention=modifier&element=cela-n-existe-pas')
  await visit('formulaire : élément inconnu', page)
  for (const [kind, query] of Object.entries(gestureForms)) {
    await form(query)
    await visit(`formulaire : ${kind}`, page)
  }
  await walkGesture(page, server, visit)
  await form('intention=retirer&element=modeliser-des-gouvernances-nouvelles')
  await visit('formulaire : retirer', page)
  const withdrawal = await fillAndSend(page, { why: 'La Constituante s’en charge.' })

  await form('intention=modifier&element=travailler-avec-ces-lieux')
  await visit('formulaire : modifier', page)
  await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
  await visit('formulaire : refusé, avec ses erreurs', page)
  const field = page.locator('[name=texte]')
  await field.fill((await field.inputValue()).replace('Fravailler', 'Travailler'))
  await page.fill('[name=nom]', 'Amina')
  await page.check('[name=accord]')
  await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
  await visit('formulaire : vérification', page)
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await page.getByRole('heading', { name: /C’est reçu/ }).waitFor()
  await visit('formulaire : c’est reçu', page)
  const private_ = page.url().split('?')[0]!
  await page.goto(private_)
  await visit('page privée', page)
  await page.goto(`${private_}retravailler/`)
  await visit('page privée : retravailler', page)
  await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
  await visit('page privée : retravailler, refusé', page)
  await page.goto(`${server.url}mes-propositions/`)
  await page.locator('my-proposals .rows li').first().waitFor()
  await visit('mes propositions, une envoyée', page)
  await page.goto(private_)
  await page.getByRole('button', { name: 'Retirer mon nom' }).click()
  await visit('page privée : nom retiré', page)
  await page.goto(`${server.url}suivi/k7q2m9x0ab/cela-ne-mène-nulle-part/`)
  await visit('page privée : lien faux', page)
  await page.close()
  return withdrawal.id
}

/** As long as no line, and from right to left. */
const unusualWords = `${'Anticonstitutionnellement'.repeat(3)} مرحبا بالعالم`

const gestureForms = {
  'ajouter un objectif': 'intention=ajouter&element=construire-un-recit-commun-de-la-transition-ecologique-juste&niveau=objectif',
  déplacer: 'intention=deplacer&element=monnaies-locales',
  réunir: 'intention=reunir&element=monnaies-locales',
  'déplacer un passage': 'intention=passage&element=monnaies-locales',
}

/** A split: its errors, its preview, and its reworking, which has a field for each text. */
async function walkGesture(page: Page, server: RunningServer, visit: Visit): Promise<void> {
  await page.goto(`${server.url}proposer/?intention=scinder&element=monnaies-locales`)
  await visit('formulaire : scinder', page)
  await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
  await visit('formulaire : scinder, refusé', page)
  await page.selectOption('[name=debut]', '2')
  await page.check('[name=accord]')
  await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
  await visit('formulaire : scinder, vérification', page)
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await page.getByRole('heading', { name: /C’est reçu/ }).waitFor()
  await page.goto(`${page.url().split('?')[0]!}retravailler/`)
  await visit('page privée : retravailler plusieurs parties', page)
}

/** The same words changed by a decision: the author is asked. */
async function walkQuestion(context: BrowserContext, server: RunningServer, desk: Page, visit: Visit): Promise<void> {
  const page = await context.newPage()
  const propose = async (words: string) => {
    await page.goto(`${server.url}proposer/?intention=modifier&element=constitution-d-un-media`)
    return fillAndSend(page, { words: (shown) => shown.replace('un média', words) })
  }
  const mine = await propose('une radio')
  const other = await propose('un journal')
  await decide(desk, server, other.id, { outcome: 'accepted' })
  await openUntil(page, mine.url, /À revoir avec vous/)
  await visit('page privée : à revoir avec vous', page)
  await openUntil(desk, `${server.url}coordination/contributions/${mine.id}/`, /doit choisir depuis/)
  await visit('coordination : à revoir avec son auteur·rice', desk)
  await page.close()
}

async function walkDesk(context: BrowserContext, server: RunningServer, state: PlanState, visit: Visit, withdrawal: string): Promise<void> {
  const stranger = await context.newPage()
  await stranger.goto(`${server.url}coordination/`)
  await visit('coordination : sans lien', stranger)
  await stranger.goto(`${server.url}coordination/entrer/cela-n-ouvre-rien/`)
  await visit('coordination : lien faux', stranger)
  await stranger.goto(server.deskUrl)
  await visit('coordination : entrer', stranger)
  await stranger.close()

  const desk = await enterDesk(context, server.deskUrl)
  await visit('coordination : ce qui attend', desk)
  const open = (id: string) => desk.goto(`${server.url}coordination/contributions/${id}/`)
  for (const [kind, wanted] of Object.entries(waitingKinds)) {
    const contribution = [...state.contributions.values()].find(wanted)
    if (!contribution) continue
    await open(contribution.id)
    await visit(`coordination : ${kind}`, desk)
  }
  await desk.goto(`${server.url}coordination/?genre=modifier&etat=seule`)
  await visit('coordination : ce qui attend, trié', desk)
  const slip = [...state.contributions.values()].find(({ status, changes }) => status === 'pending' && changes.length > 0)
  if (slip) await desk.goto(`${server.url}coordination/contributions/${slip.id}/?lecture=final`)
  await visit('coordination : lire au final', desk)
  await desk.goto(`${server.url}coordination/coquilles/`)
  await visit('coordination : coquilles', desk)
  const idea = [...state.contributions.values()].find(({ status, kind }) => status === 'pending' && kind === 'idea')
  if (idea) await desk.goto(`${server.url}coordination/nourrir/?depuis=${idea.id}&intention=ajouter&element=etablir-la-forme-du-fonds`)
  await visit('coordination : rédiger d’après une idée', desk)
  await walkTyping(desk, server, visit)
  await walkBasket(desk, server, visit)
  await desk.goto(`${server.url}coordination/personnes/`)
  await visit('coordination : personnes', desk)

  await walkQuestion(context, server, desk, visit)
  await openUntil(desk, `${server.url}coordination/contributions/${withdrawal}/`, /Décider/)
  await desk.check('input[name=decision][value=declined]')
  await desk.getByRole('button', { name: 'Décider et publier' }).click()
  await visit('coordination : décision refusée, avec ses erreurs', desk)
  await decide(desk, server, withdrawal, { outcome: 'accepted', why: 'La Constituante le dit déjà.' })
  await visit('coordination : après la décision', desk)
  await openUntil(desk, `${server.url}actions/modeliser-des-gouvernances-nouvelles/`, /n’est plus dans le plan|retirée/i)
  await visit('action retirée', desk)
  await openUntil(desk, `${server.url}propositions/`, /Anticonstitutionnellement/)
  await visit('propositions, des mots hors du commun', desk)
  await walkSession(desk, server, visit)
  await desk.close()
}

/** Types in what came on paper: the choice, the form, its errors, the preview, the slip to hand over. */
async function walkTyping(desk: Page, server: RunningServer, visit: Visit): Promise<void> {
  await desk.goto(`${server.url}coordination/saisir/`)
  await visit('saisir : ce qui est arrivé', desk)
  await desk.getByRole('button', { name: 'Commencer' }).click()
  await visit('saisir : formulaire', desk)
  await desk.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
  await visit('saisir : refusé, avec ses erreurs', desk)
  await desk.selectOption('[name=canal]', 'paper')
  await desk.fill('[name=recue]', '2023-09-20')
  await desk.fill('[name=texte]', 'Une monnaie locale.')
  await desk.check('[name=accord]')
  await desk.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
  await visit('saisir : vérification', desk)
  await desk.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await desk.getByRole('heading', { name: /talon à remettre/ }).waitFor()
  await visit('saisir : talon', desk)
}

type Wanted = (contribution: Parameters<Parameters<PlanState['contributions']['forEach']>[0]>[0]) => boolean
const waitingKinds: Record<string, Wanted> = {
  'décider d’une proposition': ({ status, changes }) => status === 'pending' && changes.length > 0,
  'placer une idée': ({ status, kind }) => status === 'pending' && kind === 'idea',
  'répondre à une réaction': ({ kind }) => kind === 'comment',
  'une proposition décidée': ({ status }) => status !== 'pending' && status !== 'withdrawn',
}
