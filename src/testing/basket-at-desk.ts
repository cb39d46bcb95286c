import type { TestIntake } from './create-test-intake.ts'
import { openDecision } from './decide-at-desk.ts'
import { readFields } from './read-html.ts'

type Session = Record<string, string>

/** Opens the decision form, fills some of its fields and puts it in the basket. */
export async function putInBasket(intake: TestIntake, session: Session, id: string, form: Record<string, string> = { decision: 'accepted' }): Promise<Response> {
  return intake.post(`/coordination/contributions/${id}/panier/`, { ...(await openDecision(intake, session, id)), ...form }, session)
}

/** The HTML of the basket's page. */
export async function readBasket(intake: TestIntake, session: Session): Promise<string> {
  return (await intake.get('/coordination/panier/', session)).text()
}

/** Opens the basket, fills some fields of its form and publishes it. */
export async function publishBasket(intake: TestIntake, session: Session, form: Record<string, string> = {}): Promise<Response> {
  return intake.post('/coordination/panier/publier/', { ...readFields(await readBasket(intake, session), 'id="publier"'), ...form }, session)
}

/** How contributions stand in the register. */
export async function readStatuses(intake: TestIntake, ...ids: string[]): Promise<(string | undefined)[]> {
  const { contributions } = await intake.forge.state()
  return ids.map((id) => contributions.get(id)?.status)
}
