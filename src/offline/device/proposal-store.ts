import { createStore, del, get, set, values } from 'idb-keyval'
import type { KeptProposal, ProposalStore } from './kept-proposal.ts'

/** The device's own store (IndexedDB), for one site: `root` is the path of its root. */
export function createProposalStore(root: string): ProposalStore {
  const store = createStore(`plan-vivant:${root}`, 'propositions')
  return {
    list: async () => (await values<KeptProposal>(store)).sort((one, other) => one.at - other.at),
    find: (id) => get<KeptProposal>(id, store),
    put: (proposal) => set(proposal.id, proposal, store),
    delete: (id) => del(id, store),
  }
}
