import { foldText } from './fold-text.ts'
import { tokenPattern } from './token-pattern.ts'

export type TokenKind = 'word' | 'space' | 'punctuation' | 'markup'

/** A piece of a text. `start` and `end` are UTF-16 offsets into it; `key` is what two tokens are compared by. */
export interface Token {
  text: string
  key: string
  kind: TokenKind
  start: number
  end: number
}

const kinds: Record<string, TokenKind> = {
  space: 'space',
  marker: 'markup',
  target: 'markup',
  address: 'word',
  mail: 'word',
  tag: 'markup',
  escape: 'punctuation',
  number: 'word',
  elision: 'word',
  word: 'word',
  mark: 'markup',
  sign: 'punctuation',
}

/**
 * Cuts Markdown prose into tokens; their texts joined are the input, byte for byte. French words are cut where a reader
 * cuts them: « l’ » + « écologie »; « ambassadeur·rices », « salarié.es », « peut-être », « n° », 3,5 and addresses stay
 * whole. Emphasis marks, link targets, list and table marks are tokens of their own. A run of spaces is one token, keyed
 * `' '`, or `'\n\n'` where it holds a blank line. Time is linear in the text.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(tokenPattern)) {
    const groups = match.groups as Record<string, string | undefined>
    let kind: TokenKind = 'punctuation'
    for (const name in groups) {
      if (groups[name] !== undefined) {
        kind = kinds[name] as TokenKind
        break
      }
    }
    const piece = match[0]
    const key = kind === 'space' ? foldSpace(piece) : foldText(piece)
    tokens.push({ text: piece, key, kind, start: match.index, end: match.index + piece.length })
  }
  return tokens
}

function foldSpace(space: string): string {
  return /\n[^\S\n]*\n|\r[^\S\r\n]*\r/.test(space) ? '\n\n' : ' '
}
