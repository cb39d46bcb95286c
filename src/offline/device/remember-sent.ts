import type { ProposalStore } from './kept-proposal.ts'

/** In this tab: the draft of the form whose preview was shown last. */
const formName = 'plan-vivant:formulaire'
/** In this tab: what was sent, until the device remembers it. */
const receiptName = 'plan-vivant:recu'

interface Sent {
  /** Of the contribution. */
  id: string
  privateUrl: string
  draftId: string | null
}

/** On the preview of a form: `draftId` is what is sent from it. */
export function notePreview(draftId: string): void {
  sessionStorage.setItem(formName, draftId)
}

/** On the private page right after sending. At once: a page can be left before the device's store has answered. */
export function noteSent(id: string, privateUrl: string): void {
  const sent: Sent = { id, privateUrl, draftId: sessionStorage.getItem(formName) }
  sessionStorage.setItem(receiptName, JSON.stringify(sent))
  sessionStorage.removeItem(formName)
}

/** Remembers in the store, instead of its draft, what was sent in this tab. */
export async function rememberSent(store: ProposalStore): Promise<void> {
  const noted = sessionStorage.getItem(receiptName)
  if (!noted) return
  const { id, privateUrl, draftId } = JSON.parse(noted) as Sent
  const draft = draftId ? await store.find(draftId) : undefined
  const known = (await store.list()).find(({ receipt }) => receipt?.id === id)
  if (!known) await store.put({ id: `recu:${id}`, state: 'sent', title: draft?.title ?? '', fields: draft?.fields ?? {}, at: Date.now(), receipt: { id, privateUrl } })
  if (draftId) await store.delete(draftId)
  sessionStorage.removeItem(receiptName)
}
