export { fromPlain } from './from-plain.ts'
export { toPlain, toPlainWithFootnotes } from './to-plain.ts'
export { normalisePlain } from './normalise-plain.ts'
