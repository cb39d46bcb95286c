/** Name of the background task that sends what waits, where the browser has such tasks. */
export const sendTask = 'propositions'
/** Held by whoever sends, so that pages and worker do not send at once. */
export const sendLock = 'plan-vivant-envoi'

/** What the worker tells every page once something was sent. */
export interface SentMessage {
  sent: true
  text: string
  link: string
  open: string
}

/** Pages of the site that the worker leads to, by address under its root. */
export const writePage = 'hors-ligne/ecrire/'
export const minePage = 'mes-propositions/'

/** At the end of a form's address: what was begun in it is put back at once. */
export const resumeMark = '#reprendre'
