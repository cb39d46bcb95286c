import { minePage, sendTask } from '../device/device-messages.ts'
import type { SentMessage } from '../device/device-messages.ts'
import { createProposalStore } from '../device/proposal-store.ts'
import { sendKept } from '../device/send-kept.ts'
import { answerForm, answerSending } from './answer-form.ts'
import { answerPage, describeMissing } from './answer-page.ts'
import { createCopyStore } from './copy-store.ts'
import { lookAgain } from './look-again.ts'
import type { OfflineTexts } from './notes.ts'
import { addressIn, chooseRoute } from './route.ts'
import type { WorkerScope } from './worker-scope.ts'

/** Written before this script by the build. */
declare const TEXTS: OfflineTexts

const worker = self as unknown as WorkerScope
const { scope } = worker.registration
const store = createCopyStore(scope)
const proposals = createProposalStore(new URL(scope).pathname)
const look = lookAgain(update)

// The site may change, and files leave it, while a first copy is made: what came stays, and the new list is short of little.
worker.addEventListener('install', (event) => event.waitUntil(look().catch(look).then(() => worker.skipWaiting())))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
// An open page asks for it: without a network, or on a full device, the copy of before serves on, and what waits goes on waiting.
worker.addEventListener('message', (event) => event.waitUntil(Promise.allSettled([send(), look()])))
worker.addEventListener('sync', (event) => {
  if (event.tag === sendTask) event.waitUntil(send())
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const address = addressIn(request.url, scope) ?? ''
  switch (chooseRoute(request, scope)) {
    case 'page': {
      const answer = answerPage({ url: request.url, address, client: event.resultingClientId, store, texts: TEXTS, tell })
      event.waitUntil(answer.then(({ afterwards }) => afterwards))
      return event.respondWith(answer.then(({ response }) => response))
    }
    case 'asset':
      return event.respondWith(store.find(address).then((kept) => kept?.response ?? fetch(request)))
    case 'file':
      return event.respondWith(fetch(request).catch(async () => (await store.find(address))?.response ?? Response.error()))
    case 'form':
      return event.respondWith(answerForm({ request, store, proposals, scope, missing: TEXTS.private }))
    case 'send':
      return event.respondWith(answerSending({ request, store, proposals, scope, missing: TEXTS.private }))
    case 'private':
      return event.respondWith(fetch(request).catch(() => describeMissing(store, TEXTS.private)))
    case 'leave':
      return
  }
})

/** Brings the copy up to what the site has now, and tells the open pages that show something else. */
async function update(): Promise<void> {
  const replaced = await store.update()
  if (!replaced) return
  const open = await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' })
  await store.forgetClosed(new Set(open.map(({ id }) => id)))
  for (const { id, url } of open) {
    const address = addressIn(url, scope) ?? ''
    const shown = (await store.shownBy(id)) ?? replaced.get(address)
    const now = await store.latestOf(address)
    if (shown && now && shown !== now) await tell(id, TEXTS.newer, url)
  }
}

/** Sends what waits on this device, and says so on the open pages. */
async function send(): Promise<void> {
  if (!(await sendKept(proposals, scope))) return
  const said: SentMessage = { sent: true, text: TEXTS.sent, link: scope + minePage, open: TEXTS.mine }
  for (const page of await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' })) page.postMessage(said)
}

async function tell(client: string, text: string, link?: string): Promise<void> {
  const page = await worker.clients.get(client)
  page?.postMessage({ text, ...(link && { link, open: TEXTS.open }) })
}
