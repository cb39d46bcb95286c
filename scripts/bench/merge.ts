export { benchMerge } from '../../src/merge/bench.ts'
