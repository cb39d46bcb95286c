import type { FormFields } from './kept-proposal.ts'

/** Dispatched on the document once the form's words are in order, where no server takes them: `detail` has its fields. */
export const prepareEvent = 'prepare-message'
export type PrepareDetail = FormFields
