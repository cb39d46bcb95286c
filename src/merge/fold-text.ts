const variants: readonly [RegExp, string][] = [
  [/[\u2018\u2019\u201b\u02bc\u2032\uff07]/g, "'"],
  [/[\u201c\u201d\u201e\u201f\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[\u2022\u2027\u22c5\u30fb]/g, '·'],
  [/[\u00ad\u200b-\u200d\u2060\ufeff]/g, ''],
]
// Almost every word is plain: one test spares it the replacements.
const special = /[\u00ab\u00ad\u00bb\u02bc\u200b-\u200d\u2010-\u2032\u2060\u2212\u22c5\u30fb\ufeff\uff07]/

/**
 * Form of a word, mark or sign under which typographic variants compare equal: NFC, straight apostrophes and quotes,
 * one hyphen, three points for an ellipsis, one middle dot, no invisible characters. Case and spelling are kept.
 */
export function foldText(text: string): string {
  const composed = text.normalize('NFC')
  if (!special.test(composed)) return composed
  return variants.reduce((folded, [pattern, plain]) => folded.replace(pattern, plain), composed)
}
