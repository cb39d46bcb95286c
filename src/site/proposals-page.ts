import type { Contribution } from '../domain/contribution.ts'
import { rowOf } from './proposal-rows.ts'
import type { ProposalRow } from './proposal-rows.ts'
import type { Site } from './site.ts'

export interface ProposalsPage {
  pending: ProposalRow[]
  decided: ProposalRow[]
  withdrawn: ProposalRow[]
}

/** Amendments and ideas: what waits, oldest first; what was answered, latest first. */
export function buildProposalsPage(site: Site): ProposalsPage {
  const proposals = [...site.state.contributions.values()].filter(({ kind }) => kind !== 'comment')
  const rows = (keep: (contribution: Contribution) => boolean): ProposalRow[] => proposals.filter(keep).map((each) => rowOf(site, each))
  const decided = rows(({ decision, status }) => decision !== undefined && status !== 'withdrawn')
  return {
    pending: rows(({ status }) => status === 'pending'),
    decided: decided.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
    withdrawn: rows(({ status }) => status === 'withdrawn'),
  }
}

/** Ideas that are in no place yet, and those that have one but no decision. */
export function buildIdeasPage(site: Site): { unplaced: ProposalRow[]; placed: ProposalRow[]; settled: ProposalRow[] } {
  const ideas = [...site.state.contributions.values()].filter(({ kind, withheld }) => kind === 'idea' && !withheld)
  const pending = ideas.filter(({ status }) => status === 'pending')
  return {
    unplaced: pending.filter(({ placedUnder }) => !placedUnder).map((each) => rowOf(site, each)),
    placed: pending.filter(({ placedUnder }) => placedUnder).map((each) => rowOf(site, each)),
    settled: ideas.filter(({ status }) => status !== 'pending').map((each) => rowOf(site, each)),
  }
}
