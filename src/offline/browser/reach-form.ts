/** Milliseconds after which a form that did not answer is held to be down: what a person waits without a sign. */
const patience = 3_000

/**
 * Where the form has another address than the site, no page can stand in for it once the browser has gone there. So a link to it first
 * asks whether the intake answers, and leads to the page that does without when it does not. Other ways to open a link are the browser's.
 */
document.addEventListener('click', async (event) => {
  const link = (event.target as Element).closest('a')
  if (!link || link.origin === location.origin || link.target || event.button > 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.defaultPrevented) return
  const [intake, query] = link.href.split('proposer/?')
  if (query === undefined) return
  event.preventDefault()
  const answers = await fetch(`${intake}intake/here`, { cache: 'no-store', signal: AbortSignal.timeout(patience) }).then(({ ok }) => ok, () => false)
  location.href = answers ? link.href : `${import.meta.env.BASE_URL}hors-ligne/ecrire/?${query}`
})
