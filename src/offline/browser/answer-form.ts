import { formQueryOf, draftIdOf, readFields } from '../device/kept-proposal.ts'
import type { ProposalStore } from '../device/kept-proposal.ts'
import { minePage, writePage } from '../device/device-messages.ts'
import { describeMissing } from './answer-page.ts'
import type { CopyStore } from './copy-store.ts'

interface FormOptions {
  request: Request
  store: CopyStore
  proposals: ProposalStore
  /** Address of the site's root. */
  scope: string
  /** Said where the copy has no page to write in. */
  missing: string
}

/** What a proxy says while the site itself is away; its own failures give the form back with its words. */
const away = new Set([502, 504])

/** The form of the site; without a network, the page that stands in for it. */
export async function answerForm({ request, store, missing }: FormOptions): Promise<Response> {
  const response = await fetch(request).catch(() => null)
  if (response && !away.has(response.status)) return response
  const kept = await store.find(writePage)
  return kept?.response ?? response ?? describeMissing(store, missing)
}

/**
 * What was written is sent; without an answer it is kept on the device, and a page says so. « Envoyer » waits under the key that the
 * preview signed, so that the site takes it once, also when it had arrived already; the first screen is a draft.
 */
export async function answerSending({ request, proposals, scope }: FormOptions): Promise<Response> {
  const copy = request.clone()
  const response = await fetch(request).catch(() => null)
  if (response && !away.has(response.status)) return response
  const form = await copy.formData()
  const fields = readFields(form)
  const key = form.get('cle')
  const draftId = draftIdOf(fields)
  const draft = await proposals.find(draftId)
  const common = { title: draft?.title ?? '', fields, at: Date.now() }
  if (request.url.endsWith('/envoyer/') && form.get('geste') !== 'corriger' && typeof key === 'string' && key) {
    await proposals.put({ ...common, id: key, state: 'waiting', tried: [fields] })
    await proposals.delete(draftId)
    return Response.redirect(`${scope}${minePage}?gardee`, 303)
  }
  await proposals.put({ ...common, id: draftId, state: 'draft' })
  return Response.redirect(`${scope}${writePage}?${formQueryOf(fields)}`, 303)
}
