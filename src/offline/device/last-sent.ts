/** In this tab: the draft of the form that was sent last, until the next page says what became of it. */
const name = 'plan-vivant:envoi'

/** `null`: what was sent has no draft. */
export function markSent(id: string | null): void {
  if (id === null) sessionStorage.removeItem(name)
  else sessionStorage.setItem(name, id)
}

/** The draft of the form whose sending led here, once: a page that is read again follows no sending. */
export function takeSent(): string | null {
  const id = sessionStorage.getItem(name)
  sessionStorage.removeItem(name)
  return id
}
