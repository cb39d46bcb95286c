import type { Change } from '../domain/amendment.ts'
import type { Issue } from '../domain/errors.ts'
import { itemId, PLAN_ID, type Plan } from '../domain/plan.ts'
import { itemPath } from './content-path.ts'
import { editFile } from './edit-file.ts'
import { formatItem } from './format-file.ts'
import { listLinking } from './list-linking.ts'
import { createOutline, type Outline } from './outline.ts'
import { parseFile } from './parse-file.ts'
import { readPlan } from './read-plan.ts'

export interface AppliedChanges {
  /** The files that differ from before, by path under `content/`; null: deleted. Empty where there are issues. */
  files: Map<string, string | null>
  /** Why the changes cannot be made, as `change.…` codes; `path` is the change's index, `data.item` its item. */
  issues: Issue[]
  /**
   * What to know of changes that were made, same shape: `change.unknown-after` (placed last), `change.leaves-links` (texts that
   * still link to a removed item; `data.files` are their paths).
   */
  notices: Issue[]
}

/** A fault of one change; undefined when it was made. */
type Outcome = { code: string; data?: Record<string, unknown> } | undefined
type ChangeOf<T extends Change['type']> = Extract<Change, { type: T }>

interface Draft {
  outline: Outline
  read: (path: string) => string | undefined
  write: (path: string, text: string | null) => void
  notice: (code: string, data: Record<string, unknown>) => void
}

/**
 * Makes changes one after the other, all or nothing. Items are looked up by id in the plan, so that no change can name a path;
 * an added item's path is made from its kind and its validated id. Bodies are stored as given, with one newline at the end; keys
 * of a file that nobody here knows are kept. `plan` is what `readPlan(files)` gave, where it is at hand. Never throws.
 */
export function applyChanges(files: ReadonlyMap<string, string>, changes: readonly Change[], plan: Plan = readPlan(files).plan): AppliedChanges {
  const written = new Map<string, string | null>()
  const issues: Issue[] = []
  const notices: Issue[] = []
  const outline = createOutline(plan)
  changes.forEach((change, index) => {
    const at = (code: string, data: Record<string, unknown> = {}): Issue => ({ code, path: String(index), data: { item: change.item, ...data } })
    const fault = applyChange(change, {
      outline,
      read: (path) => (written.has(path) ? (written.get(path) ?? undefined) : files.get(path)),
      write: (path, text) => void written.set(path, text),
      notice: (code, data) => void notices.push(at(code, data)),
    })
    if (fault) issues.push(at(fault.code, fault.data))
  })
  if (issues.length > 0) return { files: new Map(), issues, notices }
  changes.forEach(({ type, item }, index) => {
    const entry = plan.items.get(item)
    if (type !== 'remove' || !entry || outline.get(item)) return
    const linking = listLinking(entry, files, written)
    if (linking.length > 0) notices.push({ code: 'change.leaves-links', path: String(index), data: { item, files: linking } })
  })
  for (const [path, text] of written) if ((files.get(path) ?? null) === text) written.delete(path)
  return { files: written, issues, notices }
}

function applyChange(change: Change, draft: Draft): Outcome {
  switch (change.type) {
    case 'add':
      return addItem(change, draft)
    case 'revise':
      return reviseItem(change, draft)
    case 'move':
      return moveItem(change, draft)
    case 'remove':
      return removeItem(change, draft)
  }
}

function addItem({ item: id, kind, parent, after, title, body }: ChangeOf<'add'>, { outline, read, write, notice }: Draft): Outcome {
  if (!itemId.safeParse(id).success) return { code: 'change.invalid-id' }
  const path = itemPath(kind, id)
  if (id === PLAN_ID || outline.get(id) || read(path) !== undefined) return { code: 'change.id-taken' }
  const fault = outline.faultOfParent(kind, parent)
  if (fault) return { code: fault, data: { kind, parent } }
  if (!outline.isSibling(kind, parent, after)) notice('change.unknown-after', { after })
  const order = outline.orderAfter(id, kind, parent, after)
  outline.set(id, { kind, path, parent, order })
  write(path, formatItem({ kind, id, parent, order, title, body }))
  return undefined
}

function reviseItem({ item, title, body }: ChangeOf<'revise'>, draft: Draft): Outcome {
  const path = item === PLAN_ID ? 'plan.md' : draft.outline.get(item)?.path
  if (path === undefined) return { code: 'change.unknown-item' }
  return edit(path, title === undefined ? {} : { title }, body, draft)
}

function moveItem({ item, parent, after }: ChangeOf<'move'>, draft: Draft): Outcome {
  const { outline, notice } = draft
  if (item === PLAN_ID) return { code: 'change.plan-stays' }
  const entry = outline.get(item)
  if (!entry) return { code: 'change.unknown-item' }
  const fault = outline.faultOfParent(entry.kind, parent)
  if (fault) return { code: fault, data: { kind: entry.kind, parent } }
  const file = parseFile(draft.read(entry.path) ?? '')
  // An item whose file names no parent may hang under this one already: then its file still has to say so.
  if (outline.follows(item, parent, after) && file.ok && file.data['parent'] === parent) return undefined
  if (!outline.isSibling(entry.kind, parent, after) || after === item) notice('change.unknown-after', { after })
  const order = outline.orderAfter(item, entry.kind, parent, after)
  outline.set(item, { ...entry, parent, order })
  return edit(entry.path, { parent, order }, undefined, draft)
}

function removeItem({ item }: ChangeOf<'remove'>, { outline, write }: Draft): Outcome {
  if (item === PLAN_ID) return { code: 'change.plan-stays' }
  const entry = outline.get(item)
  if (!entry) return { code: 'change.unknown-item' }
  const children = outline.childrenOf(item)
  if (children.length > 0) return { code: 'change.has-children', data: { children } }
  outline.delete(item)
  write(entry.path, null)
  return undefined
}

function edit(path: string, fields: Readonly<Record<string, unknown>>, body: string | undefined, { read, write }: Draft): Outcome {
  const text = editFile(read(path) ?? '', fields, body)
  if (text === undefined) return { code: 'change.unreadable-file', data: { file: path } }
  write(path, text)
  return undefined
}
