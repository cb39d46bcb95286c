import { kindFolders } from '../../domain/plan.ts'
import type { ParsedItem } from '../parsed-discussion.ts'
import { createIdMaker } from './make-item-id.ts'
import { nameWords } from './name-words.ts'

/** An item of the page with its permanent id, its place and the path of its file under `content/`. */
export interface ItemPlace {
  item: ParsedItem
  id: string
  path: string
  parent?: string
  /** 10, 20, 30… under its parent: an item inserted by hand needs no other to change. */
  order: number
}

/** Gives every item an id and a place, parents before children, in reading order. */
export function placeItems(axes: ParsedItem[]): ItemPlace[] {
  const makeId = createIdMaker()
  const place = (items: ParsedItem[], parent?: string): ItemPlace[] =>
    items.flatMap((item, index) => {
      const id = makeId(nameWords(item), item.kind)
      const path = `${kindFolders[item.kind]}/${id}.md`
      return [{ item, id, path, ...(parent && { parent }), order: (index + 1) * 10 }, ...place(item.children, id)]
    })
  return place(axes)
}
