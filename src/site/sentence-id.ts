import { hash } from 'node:crypto'
import type { ItemId } from '../domain/plan.ts'

const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Permanent id of a wording in an item's page: `s-` and 40 bits of the item's id and the words (`key` of `listSentences`). Numbers,
 * places, typography and markup do not enter it; a reworded sentence has another one, and the page keeps both.
 */
export function sentenceId(item: ItemId, key: string): string {
  const bits = hash('sha256', `${item}\n${key}`, 'buffer').readUIntBE(0, 5)
  return `s-${Array.from({ length: 8 }, (_, place) => digits[Math.floor(bits / 32 ** (7 - place)) % 32]).join('')}`
}
