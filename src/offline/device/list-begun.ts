import { tellInstant } from '../tell-instant.ts'
import { writtenIn } from './desk-form.ts'
import { resumeMark } from './device-messages.ts'
import type { KeptProposal, ProposalStore } from './kept-proposal.ts'
import { create, linkTo, removeButton, rowOf } from './kept-row.ts'
import type { DraftTexts } from './offer-draft.ts'

export type BegunTexts = DraftTexts & Record<'begun' | 'draft' | 'sure', string>

/** At the desk: what was begun in forms of other pages, folded under its count, each with the way to its form. */
export function listBegun(drafts: readonly KeptProposal[], texts: BegunTexts, store: ProposalStore): void {
  if (drafts.length === 0) return
  const folded = create('details', '', 'notice')
  const summary = create('summary')
  const list = create('ul', '', 'rows measure')
  const count = (): void => {
    summary.textContent = texts.begun.replace('{count}', String(list.children.length))
    if (list.children.length === 0) folded.remove()
  }
  for (const { id, title, at, page = '', fields } of drafts.toReversed()) {
    const row = rowOf({ title }, texts.draft.replace('{date}', tellInstant(at, document.documentElement.lang)), (writtenIn(fields)[0] ?? '').trim())
    const actions = create('p', '', 'actions')
    const remove = (): Promise<void> =>
      store.delete(id).then(() => {
        row.remove()
        count()
        summary.focus()
      })
    actions.append(linkTo(page + resumeMark, texts.resume, title), removeButton(texts.drop, texts.sure, title, remove))
    row.append(actions)
    list.append(row)
  }
  folded.append(summary, list)
  count()
  document.querySelector('h1')?.after(folded)
}
