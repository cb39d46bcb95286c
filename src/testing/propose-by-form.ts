import type { TestIntake } from './create-test-intake.ts'
import { readFields } from './read-html.ts'

export interface ProposedByForm {
  id: string
  /** The private page, without its notice. */
  path: string
  /** The second screen, and the page right after sending. */
  preview: string
  page: string
}

/** Fills both screens of the form; the register has it unless the forge refuses. Throws the page when something was to be corrected. */
export async function proposeByForm(intake: Pick<TestIntake, 'get' | 'post'>, query: string, typed: Record<string, string>): Promise<ProposedByForm> {
  const form = readFields(await (await intake.get(`/proposer/?${query}`)).text())
  const preview = await (await intake.post('/proposer/verifier/', { ...form, accord: 'oui', ...typed })).text()
  const sent = await intake.post('/proposer/envoyer/', { ...readFields(preview), geste: 'envoyer' })
  if (sent.status !== 303) throw new Error(`Not sent (${sent.status}): ${preview}`)
  const location = sent.headers.get('location') ?? ''
  const page = await (await intake.get(location)).text()
  const path = location.replace(/\?.*$/, '')
  return { id: path.split('/').at(-3) ?? '', path, preview, page }
}
