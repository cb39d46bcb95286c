import type { Page } from 'playwright-core'
import { openUntil } from '../testing/journeys/acts.ts'
import type { RunningServer } from '../testing/start-server.ts'

/** A merging session, from its opening to its minutes. `desk` has a coordinator's session. */
export async function walkSession(desk: Page, server: RunningServer, visit: (kind: string, page: Page) => Promise<void>): Promise<void> {
  await desk.goto(`${server.url}coordination/seances/`)
  await visit('séances : ouvrir', desk)
  await desk.getByRole('button', { name: /Ouvrir une séance sur/ }).first().click()
  await desk.getByRole('heading', { name: /Séance d’intégration/ }).waitFor()
  await visit('séances : ce qui est proposé', desk)
  // Nothing is decided: closing says what is missing.
  for (const stay of await desk.getByRole('radio', { name: 'Reste en attente' }).all()) await stay.check()
  await desk.getByRole('button', { name: /préparer la clôture/ }).click()
  await desk.getByRole('heading', { name: 'La séance ne peut pas encore être close' }).waitFor()
  await visit('séances : clôture, avec ce qui manque', desk)
  await desk.getByRole('link', { name: 'Revenir à la séance' }).click()
  const text = desk.getByLabel('Le texte', { exact: true })
  await text.fill(`${await text.inputValue()} Et le dire.`)
  await desk.getByLabel('Pourquoi ces retouches').fill('Il le fallait.')
  await desk.getByRole('button', { name: /préparer la clôture/ }).click()
  await desk.getByRole('heading', { name: /Clore la séance/ }).waitFor()
  await visit('séances : clôture', desk)
  const [closing, session] = [desk.url(), new URL('../', desk.url()).href]
  await desk.getByRole('button', { name: 'Clore la séance' }).click()
  // On a slow machine the answer is that the act is kept, and the session closes a little later.
  await desk.waitForURL((url) => url.href !== closing)
  await openUntil(desk, session, /Séance close/)
  await visit('séances : après la clôture', desk)
  const minutes = await desk.getByRole('link', { name: /Le compte rendu, à lire/ }).getAttribute('href')
  await openUntil(desk, new URL(minutes ?? '', server.url).href, /Mots de la coordination/)
  await visit('compte rendu de séance', desk)
}
