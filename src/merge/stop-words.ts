const french =
  "a à ai ainsi alors as au aucun aussi autre aux avec avoir car ce ceci cela ces cet cette ceux chez ci comme c' d' dans de des donc dont du elle elles en encore entre es est et été être eu eux fait ici il ils j' je jusqu' l' la là le les leur leurs lui m' ma mais me même mes moi mon n' ne ni nos notre nous on ont ou où par pas peu plus pour puis qu' quand que quel quelle qui s' sa sans se sera ses si soi soit son sont sous sur t' ta te tes toi ton tous tout toute toutes très tu un une va vers voire vos votre vous y"
const english =
  'an and are as at be been but by can do for from had has have he her his how if in into is it its more no not of or our she so some than that the their them there these they this those to was we were what when which who will with would you your'

const words = new Set(`${french} ${english}`.split(' '))

/** Whether a token's key, in any case, is a word so common that finding it again proves nothing. French and English. */
export function isStopWord(key: string): boolean {
  return words.has(key) || words.has(key.toLowerCase())
}

/** The same for a key that is in lower case: no other form is looked for. */
export function isLowerCaseStopWord(key: string): boolean {
  return words.has(key)
}
