/** What the form needs to open on an item without a network. */
export interface OfflineElement {
  /** « Action 8 » */
  name: string
  /** Commit of the plan at which the item got this text: changes with it only. */
  depart: string
  /** The title that the plan gives; absent where its text is its only name. */
  title?: string
  /** In plain words, as the form shows it: the whole, then each paragraph. */
  text: string
  blocks: string[]
}
