import type { Change } from '../domain/amendment.ts'
import type { Issue } from '../domain/errors.ts'
import { itemId, PLAN_ID, type ItemId, type ItemKind, type Plan } from '../domain/plan.ts'
import { editFile } from './edit-file.ts'
import { formatItem } from './format-file.ts'
import { itemPath } from './content-path.ts'
import { orderAfter } from './order-between.ts'
import { canStandUnder } from './place-items.ts'
import { readPlan } from './read-plan.ts'

export interface AppliedChanges {
  /** The files that differ from before, by path under `content/`; null: deleted. Empty where there are issues. */
  files: Map<string, string | null>
  /** Why the changes cannot be made; `path` is the change's index. */
  issues: Issue[]
  /** What was made otherwise than asked: `change.unknown-after` (placed last). `path` is the change's index. */
  notices: Issue[]
}

interface Entry {
  kind: ItemKind
  path: string
  parent: ItemId | undefined
  order: number
}

/**
 * Makes changes one after the other, all or nothing. Items are looked up by id in the plan; only an added item's path is made,
 * from its kind and its validated id. Bodies are stored as given, with one newline at the end; keys of a file that nobody here
 * knows are kept. `plan` saves reading `files` again.
 */
export function applyChanges(files: ReadonlyMap<string, string>, changes: readonly Change[], plan: Plan = readPlan(files).plan): AppliedChanges {
  const entries = new Map<ItemId, Entry>([...plan.items.values()].map(({ id, kind, path, parent, order }) => [id, { kind, path, parent, order }]))
  const written = new Map<string, string | null>()
  const issues: Issue[] = []
  const notices: Issue[] = []
  changes.forEach((change, index) => {
    const fault = (code: string, data: Record<string, unknown> = {}) => void issues.push({ code, path: String(index), data: { item: change.item, ...data } })
    const read = (path: string) => (written.has(path) ? written.get(path)! : (files.get(path) ?? ''))
    const edit = (path: string, fields: Record<string, unknown>, body?: string) => {
      const text = editFile(read(path), fields, body)
      if (text === undefined) fault('change.unreadable-file', { file: path })
      else written.set(path, text)
    }
    const orderUnder = (kind: ItemKind, parent: ItemId | undefined, after: ItemId | null) => {
      const siblings = [...entries].flatMap(([id, entry]) => (id !== change.item && entry.kind === kind && (kind === 'axis' || entry.parent === parent) ? [{ id, order: entry.order }] : []))
      if (after !== null && !siblings.some(({ id }) => id === after)) notices.push({ code: 'change.unknown-after', path: String(index), data: { item: change.item, after } })
      return orderAfter(siblings, after, change.item)
    }
    const parentFits = (kind: ItemKind, parent: ItemId | undefined) => {
      const kindOfParent = parent === undefined ? undefined : entries.get(parent)?.kind
      if (parent !== undefined && kindOfParent === undefined) fault('change.unknown-parent', { parent })
      else if (!canStandUnder(kind, kindOfParent)) fault('change.wrong-parent', { kind, parent })
      else return true
      return false
    }

    if (change.type === 'add') {
      const { item: id, kind, parent } = change
      if (!itemId.safeParse(id).success) return fault('change.invalid-id')
      const path = itemPath(kind, id)
      if (id === PLAN_ID || entries.has(id) || (written.has(path) ? written.get(path) !== null : files.has(path))) return fault('change.id-taken')
      if (!parentFits(kind, parent)) return
      const order = orderUnder(kind, parent, change.after)
      entries.set(id, { kind, path, parent, order })
      written.set(path, formatItem({ kind, id, parent, order, title: change.title, body: change.body }))
      return
    }
    if (change.item === PLAN_ID) {
      if (change.type !== 'revise') return fault('change.plan-stays')
      return edit('plan.md', change.title === undefined ? {} : { title: change.title }, change.body)
    }
    const entry = entries.get(change.item)
    if (!entry) return fault('change.unknown-item')
    if (change.type === 'revise') return edit(entry.path, change.title === undefined ? {} : { title: change.title }, change.body)
    if (change.type === 'remove') {
      if ([...entries.values()].some((other) => other.parent === change.item)) return fault('change.has-children')
      entries.delete(change.item)
      return void written.set(entry.path, null)
    }
    if (entry.kind === 'axis') return fault('change.wrong-parent', { kind: entry.kind, parent: change.parent })
    if (!parentFits(entry.kind, change.parent)) return
    const order = orderUnder(entry.kind, change.parent, change.after)
    entries.set(change.item, { ...entry, parent: change.parent, order })
    edit(entry.path, { parent: change.parent, order })
  })
  if (issues.length > 0) return { files: new Map(), issues, notices }
  for (const [path, text] of written) if ((files.get(path) ?? null) === text) written.delete(path)
  return { files: written, issues, notices }
}
