import type { KeptProposal } from './kept-proposal.ts'

const ofDesk = 'brouillon:coordination:'

/** Opens the ids of all that one coordinator wrote at the desk. */
export function deskPrefix(coordinator: string): string {
  return `${ofDesk}${coordinator}:`
}

/** Words of the desk are one coordinator’s, and shown at the desk only, to that coordinator. */
export function isOfDesk({ id }: KeptProposal): boolean {
  return id.startsWith(ofDesk)
}
