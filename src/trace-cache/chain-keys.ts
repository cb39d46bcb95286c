import { createHash } from 'node:crypto'

/** For each step the name of all that led to it, itself included: histories that begin alike share names until they part. */
export function chainKeys(keys: readonly string[]): string[] {
  let name = ''
  return keys.map((key) => (name = createHash('sha256').update(name).update('\n').update(key).digest('hex')))
}
