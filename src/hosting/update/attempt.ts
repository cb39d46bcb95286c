import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from '../../intake/private/write-durably.ts'
import type { WorkTree } from '../new-plan/work-tree.ts'

/** What a file is called until it is whole. */
const unfinished = '.plan-vivant-update'

const attemptSchema = z.object({
  /** Commit that the folder was at. */
  before: z.string(),
  /** Files that are put in it: path to hash. */
  put: z.record(z.string(), z.string()),
  /** Files that are taken away. */
  taken: z.array(z.string()),
})

/** What an update does to a folder, noted in Git's own folder before anything is changed there, so that the next one knows whose a half-way state is. */
export type Attempt = z.infer<typeof attemptSchema>

/** Resolves once the disk has it. */
export async function noteAttempt(tree: WorkTree, attempt: Attempt): Promise<void> {
  await writeDurably(await noteOf(tree), JSON.stringify(attempt))
}

export async function forgetAttempt(tree: WorkTree): Promise<void> {
  await rm(await noteOf(tree), { force: true })
}

/** The update that was stopped half-way in this folder; null where there was none, or it had its commit. */
export async function readStopped(tree: WorkTree): Promise<Attempt | null> {
  const note = await noteOf(tree)
  if (!existsSync(note)) return null
  const attempt = attemptSchema.parse(JSON.parse(await readFile(note, 'utf8')))
  return attempt.before === (await tree.head()) ? attempt : null
}

/** Where a file that is being put at `path` stands until it is whole. */
export function besidePath(path: string): string {
  return join(dirname(path), `.${basename(path)}${unfinished}`)
}

/** Whether what stands at `path` is as the update left it, and so nobody's work. */
export async function isLeftBy({ put, taken }: Attempt, folder: string, path: string): Promise<boolean> {
  if (!existsSync(join(folder, path))) return taken.includes(path)
  if (path in put) return hashOf(await readFile(join(folder, path))) === put[path]
  const name = basename(path)
  return name.startsWith('.') && name.endsWith(unfinished) && join(dirname(path), name.slice(1, -unfinished.length)) in put
}

export function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

async function noteOf(tree: WorkTree): Promise<string> {
  return tree.gitPath('plan-vivant-update.json')
}
