import type { PlacedItem } from '../../domain/plan.ts'
import { nameRead } from './read-kinds.ts'
import type { ReadLog } from './read-log.ts'

/** What says where an item stands: it changes for many items at once, and so is one read. */
const structural = new Set<string | symbol>(['id', 'kind', 'parent', 'order', 'number'])

/** Items whose properties are noted as they are read; the same item gives the same object. */
export function createItemWatch({ note }: ReadLog): (item: PlacedItem) => PlacedItem {
  const watched = new Map<PlacedItem, PlacedItem>()
  const structure = nameRead('structure')
  const watch = (item: PlacedItem): PlacedItem => {
    const known = watched.get(item)
    if (known) return known
    let children: PlacedItem[] | undefined
    const [itself, label] = [nameRead('item', item.id), nameRead('label', item.id)]
    const made = new Proxy(item, {
      get(target, key) {
        if (key === 'children') {
          note(structure)
          return (children ??= target.children.map(watch))
        }
        note(structural.has(key) ? structure : key === 'label' ? label : itself)
        return Reflect.get(target, key)
      },
    })
    watched.set(item, made)
    return made
  }
  return watch
}
