import type { TestIntake } from './create-test-intake.ts'
import { readFields } from './read-html.ts'

/** The fields of the decision form of a contribution, as a coordinator finds them. `query`: of the page's address. */
export async function openDecision(intake: TestIntake, session: Record<string, string>, id: string, query = ''): Promise<Record<string, string>> {
  const page = await (await intake.get(`/coordination/contributions/${id}/${query}`, session)).text()
  return readFields(page, 'id="decider"')
}

/** Opens the decision form, fills some of its fields and sends it. */
export async function decideAtDesk(intake: TestIntake, session: Record<string, string>, id: string, form: Record<string, string>, query = ''): Promise<Response> {
  return intake.post(`/coordination/contributions/${id}/decider/`, { ...(await openDecision(intake, session, id, query)), ...form }, session)
}
