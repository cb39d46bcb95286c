/** A quiet mark after a sentence, which leads to the note that tells its origin. */
export interface OriginNote {
  /** UTF-16 offset in the Markdown source after which the mark stands: a sentence's end. */
  offset: number
  /** What is shown, and the number in the ids: `r3` for the mark, `o3` for the note that it leads to. */
  number: number
  /** Name of the link for screen readers: « 3, d’où vient cette phrase ». */
  label: string
}

/** A sentence that can be pointed at. UTF-16 offsets in the Markdown source, end exclusive; `id` is safe as an id. */
export interface SentenceMark {
  start: number
  end: number
  id: string
}

export interface RenderOptions {
  /**
   * Address of a relative link (`../actions/foo.md`) from its target as written and its words. `words` in the answer
   * replace the link's own (« l’action 4 »). Without an answer the words are shown alone, as a link to nowhere helps nobody.
   */
  links?: ((url: string, words: string) => { href: string; words?: string | undefined } | undefined) | undefined
  /** Marks of origin, in any order. */
  notes?: readonly OriginNote[] | undefined
  /** Each in a `span` with its id, where it can be: not in code, nor where only a part of an emphasis is a sentence. In any order. */
  sentences?: readonly SentenceMark[] | undefined
  /** Gives each top-level block an id: this prefix and its place from 1, as `listBlocks` counts: `p1`, `p2`… */
  blockIds?: string | undefined
  /** The name of a person for `@[p-xxxxxxxxxx]`. Without it the mention is shown as written. */
  mentions?: ((personId: string) => string) | undefined
  /** Before every id that we make other than `blockIds`, where a page shows several texts. Letters, digits and hyphens. */
  idPrefix?: string | undefined
  /** BCP 47 language of the words that we add to footnotes. French unless it says English. */
  lang?: string | undefined
}
