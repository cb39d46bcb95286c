import type { Nodes, PhrasingContent } from 'mdast'

/** Markup around words of the source: the bytes that open and close it. */
export interface Mark {
  open: string
  close: string
  isLink: boolean
  /** For markup that holds its words as one piece (code, image, bare address, mention): these words, and its source. */
  words?: string
  raw?: string
}

/** A word, sign or run of white space with the markup around it, outermost first. */
export interface MarkedToken {
  text: string
  marks: readonly Mark[]
  /** Source without words that follows the token: a footnote's call. */
  after: string
}

const token = String.raw`@\[p-[0-9a-hjkmnp-tv-z]{10}\]|[\p{L}\p{M}\p{N}]+|\n|[^\S\n]+|[^\p{L}\p{M}\p{N}\s]`
const mention = /^@\[p-/

/** Words, signs and runs of white space, in order; joined they are the text. Each of `pieces`, where it stands as such, is one token. */
export function splitTokens(text: string, pieces: readonly string[] = []): string[] {
  const longestFirst = [...new Set(pieces)].sort((one, other) => other.length - one.length).map(escapePattern)
  const whole = longestFirst.length === 0 ? '' : String.raw`(?<![\p{L}\p{M}\p{N}])(?:${longestFirst.join('|')})(?![\p{L}\p{M}\p{N}])|`
  return text.match(new RegExp(whole + token, 'gu')) ?? []
}

/** The tokens of running text as `plainOfInline` shows it, with their markup from `source`. */
export function listMarkedTokens(nodes: readonly PhrasingContent[], source: string): MarkedToken[] {
  const tokens: MarkedToken[] = []
  for (const node of nodes) collect(node, [], source, tokens)
  return tokens
}

function collect(node: PhrasingContent, marks: readonly Mark[], source: string, tokens: MarkedToken[]): void {
  switch (node.type) {
    case 'text':
      pushText(node.value, marks, sourceOf(node, source), tokens)
      break
    case 'html':
      pushText(node.value, marks, '', tokens)
      break
    case 'break':
      tokens.push({ text: '\n', marks, after: '' })
      break
    case 'footnoteReference': {
      const last = tokens.at(-1)
      if (last !== undefined) last.after += sourceOf(node, source)
      break
    }
    case 'inlineCode':
    case 'image':
    case 'imageReference':
      pushPiece(node.type === 'inlineCode' ? node.value : (node.alt ?? ''), false, marks, sourceOf(node, source), tokens)
      break
    default:
      collectWrapped(node, marks, source, tokens)
  }
}

function collectWrapped(node: Extract<PhrasingContent, { children: PhrasingContent[] }>, marks: readonly Mark[], source: string, tokens: MarkedToken[]): void {
  const first = node.children[0]
  const last = node.children.at(-1)
  if (first === undefined || last === undefined) return
  const raw = sourceOf(node, source)
  const open = source.slice(start(node), start(first))
  const close = source.slice(end(last), end(node))
  const isLink = node.type === 'link' || node.type === 'linkReference'
  // A bare address and a shortcut reference are their own target: other words would need another one.
  if (isLink && (open !== '[' || close === ']' || close === '][]')) pushPiece(first.type === 'text' ? first.value : '', true, marks, raw, tokens)
  else for (const child of node.children) collect(child, [...marks, { open, close, isLink }], source, tokens)
}

function pushPiece(words: string, isLink: boolean, marks: readonly Mark[], raw: string, tokens: MarkedToken[]): void {
  const text = words.replace(/[ \t\r\n]+/g, ' ')
  if (text !== '') tokens.push({ text, marks: [...marks, { open: '', close: '', isLink, words: text, raw }], after: '' })
}

function pushText(value: string, marks: readonly Mark[], raw: string, tokens: MarkedToken[]): void {
  for (const text of splitTokens(value.replace(/[ \t\r\n]+/g, ' '))) {
    if (mention.test(text) && raw.includes(text)) pushPiece(text, false, marks, text, tokens)
    else tokens.push({ text, marks, after: '' })
  }
}

function sourceOf(node: Nodes, source: string): string {
  return source.slice(start(node), end(node))
}

function start(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

function end(node: Nodes): number {
  return node.position?.end.offset ?? 0
}

function escapePattern(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}
