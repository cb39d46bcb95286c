export { fromPlain } from './from-plain.ts'
export { toPlain } from './to-plain.ts'
export { normalisePlain } from './normalise-plain.ts'
