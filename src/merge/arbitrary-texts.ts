import fc from 'fast-check'

// Words of the sort a plan is made of, repeated words and stop words included, so that chance alignments happen.
const vocabulary =
  'le la les des de du et ou un une pour par avec sur dans nos notre ville fonds citoyen récit commun transition écologique juste réseau collectif acteurs initiatives territoires financer relier construire partager ambassadeur·rices salarié.es peut-être d’abord l’eau qu’elles n° 12 3,5 https://exemple.org/a **fort** [lien](https://exemple.org/b)'.split(' ')

const word = fc.constantFrom(...vocabulary)
const sentence = fc
  .tuple(fc.array(word, { minLength: 2, maxLength: 14 }), fc.constantFrom('.', '.', '.', ' ?', ' !', '…'))
  .map(([words, end]) => `${(words[0] as string).charAt(0).toUpperCase()}${words.join(' ').slice(1)}${end}`)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join('\n'))
const list = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.map((text) => `- ${text}`).join('\n'))

/** Markdown text of a few paragraphs and lists, one sentence a line. */
export const planText = fc.array(fc.oneof({ weight: 3, arbitrary: paragraph }, list), { minLength: 1, maxLength: 5 }).map((blocks) => `${blocks.join('\n\n')}\n`)

/** An edit of any text: places are shares of its length, so that it applies to every text and shrinks well. */
export interface Edit {
  kind: 'replace' | 'insert' | 'delete' | 'sentence' | 'paragraph' | 'move' | 'typography'
  place: number
  length: number
  words: string[]
}

export const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('replace', 'replace', 'insert', 'insert', 'delete', 'sentence', 'paragraph', 'move', 'typography'),
  place: fc.double({ min: 0, max: 0.999, noNaN: true }),
  length: fc.integer({ min: 1, max: 3 }),
  words: fc.array(word, { minLength: 1, maxLength: 3 }),
})

/** Applies an edit; `tag` is a word of its own that every added passage holds, to be found again. */
export function applyEdit(text: string, { kind, place, length, words }: Edit, tag: string): string {
  const added = [...words, tag].join(' ')
  if (kind === 'sentence') return insertAt(text, /\n/g, place, `\nAinsi ${added}.`)
  if (kind === 'paragraph') return insertAt(text, /\n\n|\n$/g, place, `\n\nAinsi ${added}.`)
  if (kind === 'typography') return place < 0.5 ? text.replaceAll('’', "'") : text.normalize('NFD')
  if (kind === 'move') return moveBlock(text, place, length)
  const spans = [...text.matchAll(/[^\s-][^\s]*/g)]
  const first = Math.floor(place * spans.length)
  const start = spans[first]?.index ?? 0
  const last = spans[Math.min(spans.length - 1, first + length - 1)]
  const end = last === undefined ? start : last.index + last[0].length
  if (kind === 'insert') return `${text.slice(0, start)}${added} ${text.slice(start)}`
  return `${text.slice(0, start)}${kind === 'replace' ? added : ''}${text.slice(end)}`
}

function insertAt(text: string, pattern: RegExp, place: number, added: string): string {
  const places = [...text.matchAll(pattern)]
  const at = places[Math.floor(place * places.length)]?.index ?? text.length
  return text.slice(0, at) + added + text.slice(at)
}

function moveBlock(text: string, place: number, length: number): string {
  const blocks = text.trimEnd().split('\n\n')
  const [block] = blocks.splice(Math.floor(place * blocks.length), 1)
  if (block !== undefined) blocks.splice((Math.floor(place * blocks.length) + length) % (blocks.length + 1), 0, block)
  return `${blocks.join('\n\n')}\n`
}
