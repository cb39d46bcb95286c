/** Integers from 0 below `limit`, the same ones for one seed. */
export type Draw = (limit: number) => number

/** A source of chance that a seed decides (a linear congruential generator; its low bits are not used). */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}
