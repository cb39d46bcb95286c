const letter = String.raw`[\p{L}\p{M}\p{N}]`
const apostrophe = String.raw`['\u2018\u2019\u02bc]`
const hyphen = String.raw`[-\u2010\u2011]`
const dot = String.raw`[·\u2022\u2027\u22c5\u30fb]`
const invisible = String.raw`[\u00ad\u200c\u200d]`

// « l’ », « qu’ », « jusqu’ »: the elided words of French; other apostrophes (aujourd’hui, prud’homme, don't) stay inside.
const elision = String.raw`(?:[cdjlmnstCDJLMNST]|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi|[Pp]res|[Qq]uel)?[Qq]u)${apostrophe}(?=${letter})`

// What may stand between two letters of one word: hyphen, middle dot, apostrophe, underscore, or a full stop before a
// small letter (salarié.es, framavox.org) or between digits.
const joiner = String.raw`(?:${hyphen}|${dot}|_|${apostrophe}|${invisible}|(?<=\p{N})[.,](?=\p{N})|\.(?=\p{Ll}))`
const inclusive = String.raw`\(\p{Ll}{1,6}\)`
const word = String.raw`${letter}+(?:(?:${joiner})${letter}+|${inclusive}(?:${letter}+)?)*`

const groups: readonly [kind: string, pattern: string][] = [
  ['space', String.raw`[\s\u200b\u2060]+`],
  // Markers that count only where a line begins; up to three `>` or spaces may stand before them.
  ['marker', String.raw`(?<=(?:^|[\n\r])[ \t>]{0,12})(?:[-*+](?=[ \t])|\p{N}{1,9}[.)](?=[ \t])|#{1,6}(?=[ \t])|>|(?:-{3,}|\x60{3,}|~{3,}))`],
  ['target', String.raw`\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:[ \t]+"[^"\n]{0,300}")?\)`],
  ['address', String.raw`(?:https?:\/\/|www\.)[^\s<>()\[\]"«»]{1,2000}(?<![.,;:!?…'’*_])`],
  ['mail', String.raw`[\p{L}\p{N}._+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}`],
  ['tag', String.raw`<[\/!]?[a-zA-Z][^<>\n]{0,300}>|&[a-zA-Z0-9#]{1,12};`],
  ['escape', String.raw`\\[!-\/:-@\[-\x60{-~]`],
  ['number', String.raw`[Nn][°º](?:\p{Ll}{0,2})`],
  ['elision', elision],
  ['word', word],
  ['mark', String.raw`\*+|_+|~{2,}|\x60+|!?\[|\]|\||:?-{3,}:?|:-{1,}:?`],
  ['sign', String.raw`\.{2,}|[^]`],
]

/** One alternative a kind of token, tried in order; the last takes any character, so that nothing is skipped. */
export const tokenPattern = new RegExp(groups.map(([kind, pattern]) => `(?<${kind}>${pattern})`).join('|'), 'gu')
