/** What the worker says of the page that is open. */
interface Said {
  text: string
  /** Where the newer page is, and the words of the link to it. */
  link?: string
  open?: string
}

const { serviceWorker } = navigator as Partial<Navigator>

// Makes the device keep the plan, and shows what the worker says: reading never waits for it.
if (serviceWorker) {
  addEventListener('load', async () => {
    const registration = await serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`).catch(() => null)
    // The worker itself changes seldom; the list of what it keeps, with each change of the plan.
    const look = async (): Promise<unknown> => document.hidden || (registration && (await serviceWorker.ready).active?.postMessage('look'))
    void look()
    document.addEventListener('visibilitychange', look)
    addEventListener('online', look)
  })
  serviceWorker.onmessage = ({ data }: MessageEvent<Said>) => show(data)
}

/** In place of what was said before. A live region speaks of what changes in it, so it stands there first. */
function show({ text, link, open }: Said): void {
  const main = document.querySelector('main')!
  const region = main.querySelector('[data-offline]') ?? Object.assign(document.createElement('div'), { className: 'wrap', role: 'status' })
  region.setAttribute('data-offline', '')
  main.prepend(region)
  const note = Object.assign(document.createElement('p'), { className: 'notice notice-attention', textContent: `${text} ` })
  if (link) note.append(Object.assign(document.createElement('a'), { href: link, textContent: open }))
  region.replaceChildren(note)
}
