export { fromPlain } from './from-plain.ts'
export { toPlain } from './to-plain.ts'
export { toRead } from './to-read.ts'
export { normalisePlain } from './normalise-plain.ts'
