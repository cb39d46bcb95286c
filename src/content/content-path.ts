import { itemId, itemKinds, kindFolders, type ItemKind } from '../domain/plan.ts'

/** What a path under `content/` holds, told from the path alone. */
export type ContentPlace =
  | { type: 'plan' }
  | { type: 'item'; kind: ItemKind; id: string; valid: boolean }
  | { type: 'version'; id: string; valid: boolean }
  | { type: 'page' | 'source' }
  | { type: 'unknown' }

const kindOfFolder = new Map<string, ItemKind>(itemKinds.map((kind) => [kindFolders[kind], kind]))

/** Reads a `/`-separated path relative to `content/`. `valid` says whether the file name is a permanent id. */
export function parseContentPath(path: string): ContentPlace {
  if (path === 'plan.md') return { type: 'plan' }
  if (path.startsWith('pages/')) return { type: 'page' }
  if (path.startsWith('sources/')) return { type: 'source' }
  const [folder = '', file = '', ...deeper] = path.split('/')
  if (deeper.length > 0 || !file.endsWith('.md')) return { type: 'unknown' }
  const id = file.slice(0, -'.md'.length)
  const valid = itemId.safeParse(id).success && id !== 'plan'
  const kind = kindOfFolder.get(folder)
  if (kind) return { type: 'item', kind, id, valid }
  return folder === 'versions' ? { type: 'version', id, valid } : { type: 'unknown' }
}

/** The path of an item's file. */
export function itemPath(kind: ItemKind, id: string): string {
  return `${kindFolders[kind]}/${id}.md`
}
