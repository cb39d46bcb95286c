/** Texts by item id (`plan` for the introduction). null: the item is gone. */
export type Texts = ReadonlyMap<string, string | null>

/** Someone whose words a revision may have taken: a proposal's branch, one commit of it, a parent of a merge. */
export interface TextSource {
  /** Names the source in `WordOrigin.origin`; any string but `own`. */
  origin: string
  texts: Texts
  titles?: Texts
}

/** One state of the texts, in order from the oldest. Only what changed needs to be given. */
export interface TextRevision {
  /** Commit id; each revision has its own. */
  revision: string
  texts: Texts
  /** Titles are traced as texts of their own, under `titleKey(id)`. */
  titles?: Texts
  /**
   * Where words that are new in this revision come from, best first. A new word that stands in a source's text, in its
   * context, is that source's; what stands in none is the revision's own.
   */
  sources?: readonly TextSource[]
}

/** Key of an item's title among the traced texts. */
export function titleKey(item: string): string {
  return `${item}#title`
}
