import { draftIdOf, isSame } from './kept-proposal.ts'
import type { FormFields, KeptProposal, ProposalStore } from './kept-proposal.ts'

export interface SendOptions {
  store: ProposalStore
  /** Posts to the intake's JSON twin of the form; rejects when no answer came back. */
  post(body: Readonly<Record<string, unknown>>): Promise<Response>
  now(): number
}

interface Receipt {
  id: string
  privateUrl: string
  number?: number
}
type Answer = { type: 'taken'; receipt: Receipt } | { type: 'other-words' } | { type: 'refused'; problems: string[] } | { type: 'later' }

/**
 * Sends what waits, oldest first; stops at the first that must wait longer. Each is sent under its own key, so that the site takes it
 * once, however often it is sent: cutting this at any point and calling it again is safe. Returns whether anything changed.
 */
export async function sendWaiting(options: SendOptions): Promise<boolean> {
  const waiting = (await options.store.list()).filter(({ state }) => state === 'waiting')
  let hasChanged = false
  for (const proposal of waiting) {
    if (!(await sendOne(proposal, options))) return hasChanged
    hasChanged = true
  }
  return hasChanged
}

/** False when it must wait longer. */
async function sendOne(proposal: KeptProposal, options: SendOptions): Promise<boolean> {
  const { store } = options
  const { id, fields, tried = [] } = proposal
  // On the device before it leaves: whatever happens to the answer, we know what may have arrived.
  await store.put({ ...proposal, tried: [...tried.filter((each) => !isSame(each, fields)), fields] })
  const answer = await send(id, fields, options)
  switch (answer.type) {
    case 'taken':
      await settle(proposal, fields, answer.receipt, options)
      return true
    case 'refused':
      await store.put({ ...((await store.find(id)) ?? proposal), state: 'refused', problems: answer.problems })
      return true
    case 'other-words':
      return findEarlier(proposal, tried.filter((each) => !isSame(each, fields)), options)
    case 'later':
      return false
  }
}

/** Words that left earlier arrived, and their answer was lost: asks again for its receipt. What was written since is a draft. */
async function findEarlier(proposal: KeptProposal, earlier: readonly FormFields[], options: SendOptions): Promise<boolean> {
  for (const fields of earlier) {
    const answer = await send(proposal.id, fields, options)
    if (answer.type === 'later') return false
    if (answer.type !== 'taken') continue
    await settle(proposal, fields, answer.receipt, options)
    return true
  }
  await options.store.put({ ...proposal, state: 'refused', problems: [] })
  return true
}

/** Received. Words that were written meanwhile are not lost: they are a draft. */
async function settle({ id, title }: KeptProposal, sent: FormFields, { id: contribution, privateUrl, number }: Receipt, { store, now }: SendOptions): Promise<void> {
  const current = await store.find(id)
  if (current && !isSame(current.fields, sent)) await store.put({ id: draftIdOf(current.fields), state: 'draft', title, fields: current.fields, at: now() })
  await store.put({ id, state: 'sent', title, fields: sent, at: now(), receipt: { id: contribution, privateUrl, ...(number !== undefined && { number }) } })
}

async function send(key: string, fields: FormFields, { post }: SendOptions): Promise<Answer> {
  try {
    const response = await post({ ...fields, accord: fields['accord'] === 'oui', cle: key })
    if (response.status === 202) return { type: 'taken', receipt: (await response.json()) as Receipt }
    if (response.status === 409) return { type: 'other-words' }
    if (response.status === 400 || response.status === 404 || response.status === 413 || response.status === 422) return { type: 'refused', problems: await readProblems(response) }
    return { type: 'later' }
  } catch {
    return { type: 'later' }
  }
}

async function readProblems(response: Response): Promise<string[]> {
  const body = (await response.json().catch(() => ({}))) as { error?: { message?: string }; issues?: { message: string }[] }
  const told = body.issues?.map(({ message }) => message) ?? []
  return told.length > 0 ? told : [body.error?.message ?? ''].filter(Boolean)
}
