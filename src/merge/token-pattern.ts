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

const markup: readonly string[] = [
  // Markers that count only where a line begins, typed or as readers see them; a few `>` or spaces may stand before them.
  String.raw`(?<=(?:^|[\n\r])[ \t>]{0,12})(?:[-*+•◦](?=[ \t])|\p{N}{1,9}[.)](?=[ \t])|#{1,6}(?=[ \t])|>|-{3,}|\x60{3,}|~{3,})`,
  // A link's target with the bracket that closes its words, so that no merge can part them.
  String.raw`\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:[ \t]+"[^"\n]{0,300}")?\)`,
  String.raw`<[\/!]?[a-zA-Z][^<>\n]{0,300}>|&[a-zA-Z0-9#]{1,12};`,
  String.raw`\*+|_+|~{2,}|\x60+|!?\[|\]|[|│]|:?-{3,}:?|:-+:?`,
]

const words: readonly string[] = [
  String.raw`(?:https?:\/\/|www\.)[^\s<>()\[\]"«»]{1,2000}(?<![.,;:!?…'’*_])`,
  String.raw`[\p{L}\p{N}._+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}`,
  String.raw`[Nn][°º]\p{Ll}{0,2}`,
  elision,
  word,
]

const signs: readonly string[] = [String.raw`\\[!-\/:-@\[-\x60{-~]`, String.raw`\.{2,}`, '[^]']

/**
 * Matches one token at a time: group 1 is a space, 2 markup, 3 a word, 4 any other sign. The last alternative takes any
 * character, so that nothing is skipped. Every repetition that could start anew at each character is bounded, so that
 * time stays linear.
 */
export const tokenPattern = new RegExp(String.raw`([\s\u200b\u2060]+)|(${markup.join('|')})|(${words.join('|')})|(${signs.join('|')})`, 'gu')
