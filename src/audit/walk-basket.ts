import type { Page } from 'playwright-core'
import { mainText, openUntil } from '../testing/journeys/acts.ts'
import { sendProposal } from '../testing/journeys/send-proposal.ts'
import type { RunningServer } from '../testing/start-server.ts'

/** The basket: empty, with what collides and what can be published, and with what was refused. `desk` has a coordinator's session. */
export async function walkBasket(desk: Page, server: RunningServer, visit: (kind: string, page: Page) => Promise<void>): Promise<void> {
  await desk.goto(`${server.url}coordination/panier/`)
  await visit('panier : vide', desk)
  const item = 'definir-des-leviers-incitation'
  for (const to of ['Choisir', 'Inventer']) {
    const id = await sendProposal(server.url, { item, from: 'Définir', to })
    await openUntil(desk, `${server.url}coordination/contributions/${id}/`, /Mettre dans le panier/)
    await desk.check('input[name=decision][value=accepted]')
    await desk.getByRole('button', { name: 'Mettre dans le panier' }).click()
    await desk.getByText('C’est dans votre panier.').waitFor()
  }
  await visit('coordination : une décision du panier', desk)
  await desk.getByRole('link', { name: 'Voir le panier' }).click()
  await desk.getByRole('heading', { name: 'À revoir avant de publier' }).waitFor()
  await visit('panier : des mots qui se touchent', desk)
  // A scan unfolds the details; a reader does it by the summary.
  await desk.locator('details', { hasText: 'Écrire un texte' }).evaluate((details) => details.setAttribute('open', ''))
  await desk.getByRole('button', { name: 'Garder ce texte dans le panier' }).click()
  await desk.getByRole('alert').waitFor()
  await visit('panier : un texte sans raison', desk)
  for (let left = 2; left > 0; left -= 1) {
    await desk.getByRole('button', { name: /Retirer du panier/ }).first().click()
    await desk.getByText('C’est retiré du panier.').waitFor()
  }
  if (!/Votre panier est vide/.test(await mainText(desk))) throw new Error('The basket is not empty after its decisions were taken out.')
}
