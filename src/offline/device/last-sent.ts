import type { ProposalStore } from './kept-proposal.ts'

/** In this tab: the draft of the form that was sent last, until the next page says what became of it. */
const sentName = 'plan-vivant:envoi'
/** In this tab: drafts of forms that were taken, until the device forgot them. */
const takenName = 'plan-vivant:pris'
/** Said in the address of the page that follows an act that was taken: at the desk, whichever act it was. */
const deskNotices = ['fait', 'garde', 'panier', 'ecarte', 'publiees', 'reglee', 'enregistre', 'ajout']
const deskPages = /\/(?:seances\/[a-z0-9]+\/clore|saisir\/talon\/[a-z0-9]+)\/$/
/** On the private page, by act. */
export const answerNotices: Readonly<Record<string, string>> = { repondre: 'repondu', objecter: 'objecte', retravailler: 'repris' }

/** `null`: what was sent has no draft. */
export function markSent(id: string | null): void {
  if (id === null) sessionStorage.removeItem(sentName)
  else sessionStorage.setItem(sentName, id)
}

/** One draft an act of a contribution. */
export function answerIdOf(contribution: string, act: string): string {
  return `brouillon:suivi:${contribution}:${act}`
}

/**
 * Gives back the draft of the form whose sending led here, once, and notes it as taken where the page says so; a page that is read
 * again, or gone back to, says nothing new. At once: a page can be left before the device's store has answered.
 */
export function noteTaken(): string | null {
  const id = sessionStorage.getItem(sentName)
  sessionStorage.removeItem(sentName)
  if (id && typeOfVisit() === 'navigate' && isTaken(id)) sessionStorage.setItem(takenName, JSON.stringify([...readTaken(), id]))
  return id
}

/** Has the device forget the drafts of forms that were taken, of pages that were left before they did too. */
export async function forgetTaken(store: ProposalStore): Promise<void> {
  for (const id of readTaken()) await store.delete(id)
  sessionStorage.removeItem(takenName)
}

/** How the page came to be open. */
export function typeOfVisit(): NavigationTimingType | undefined {
  return (performance.getEntriesByType('navigation') as PerformanceNavigationTiming[])[0]?.type
}

function isTaken(id: string): boolean {
  const said = new URLSearchParams(location.search)
  const contribution = /\/suivi\/([^/]+)\/[^/]+\//.exec(location.pathname)?.[1]
  if (contribution) return Object.entries(answerNotices).some(([act, notice]) => said.has(notice) && id === answerIdOf(contribution, act))
  return deskNotices.some((notice) => said.has(notice)) || deskPages.test(location.pathname)
}

function readTaken(): string[] {
  return JSON.parse(sessionStorage.getItem(takenName) ?? '[]') as string[]
}
