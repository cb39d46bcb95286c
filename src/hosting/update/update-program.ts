import { mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../../domain/errors.ts'
import { listFiles, removeFiles } from '../new-plan/checkout-files.ts'
import { carriesSample } from '../new-plan/new-plan.ts'
import { dropTemplateCommands, isTemplatePart } from '../new-plan/template-parts.ts'
import { openWorkTree } from '../new-plan/work-tree.ts'
import type { WorkTree } from '../new-plan/work-tree.ts'
import { besidePath, forgetAttempt, hashOf, isLeftBy, noteAttempt, readStopped } from './attempt.ts'
import type { Attempt } from './attempt.ts'

/** `reason`: `no-plan`, `itself`, `no-git`, `unsaved` (with `paths`), `unsaved-half`: the same since an update was stopped half-way. Nothing was changed. */
export class UpdateRefused extends AppError {
  readonly reason: 'no-plan' | 'itself' | 'no-git' | 'unsaved' | 'unsaved-half'
  constructor(reason: UpdateRefused['reason'], data: Record<string, unknown> = {}) {
    super(`update.${reason}`, `The program was not replaced (${reason}).`, { data })
    this.reason = reason
  }
}

/** Something failed on the way. `isUndone`: the earlier program stands there again; else the next update puts it back first. */
export class UpdateStopped extends AppError {
  readonly isUndone: boolean
  constructor(isUndone: boolean, cause: unknown) {
    super('update.stopped', 'The program was not replaced: a step failed. Correct its cause, then run the update again.', { cause })
    this.isUndone = isUndone
  }
}

export interface ProgramUpdate {
  /** Commit that the folder was at, to go back to; null where it had this program already. */
  before: string | null
  /** Whether an earlier update had been stopped half-way there. */
  isResumed: boolean
  /** Where the branch is sent, such as `origin`; null: nowhere. */
  remote: string | null
}

/** The host's own, of which nothing is touched: the plan, what is said of it, settings, what was set aside. */
const hosts = /^(?:content\/|README\.md$|\.env$|\.plan-avant\/)/
/** Where a file of an earlier version would still take part. Elsewhere a host may have added files. */
const wholly = /^(?:src|scripts)\//

/**
 * Puts the program of the checkout `from` in place of the one in `folder`, whose plan, settings and data stay, as one commit there.
 * What was stopped half-way, in whatever place, is put back first. Throws `UpdateRefused` or `UpdateStopped`.
 */
export async function updateProgram({ from, folder }: { from: string; folder: string }): Promise<ProgramUpdate> {
  if (!existsSync(join(folder, 'src/intake/main.ts')) || !existsSync(join(folder, 'content/plan.md'))) throw new UpdateRefused('no-plan')
  if ((await realpath(from)) === (await realpath(folder))) throw new UpdateRefused('itself')
  const tree = openWorkTree(folder)
  if (!tree) throw new UpdateRefused('no-git')
  const stopped = await readStopped(tree)
  if (stopped) await putBack(tree, folder, stopped)
  const paths = await tree.unsaved()
  if (paths.length > 0) throw new UpdateRefused('unsaved', { paths })

  const { put, taken } = await compare(tree, from, folder)
  const done = { isResumed: stopped !== null, remote: await tree.remote() }
  if (put.size + taken.length === 0) return { ...done, before: null }
  const attempt = { before: await tree.head(), put: Object.fromEntries([...put].map(([path, content]) => [path, hashOf(content)])), taken }
  const before = await replace(tree, folder, { attempt, put }).catch(async (cause: unknown) => {
    throw new UpdateStopped(await putBack(tree, folder, attempt).then(() => true, () => false), cause)
  })
  // Since the commit, what is noted says nothing any more.
  await forgetAttempt(tree).catch(() => undefined)
  return { ...done, before }
}

async function replace(tree: WorkTree, folder: string, { attempt, put }: { attempt: Attempt; put: ReadonlyMap<string, Buffer> }): Promise<string | null> {
  await noteAttempt(tree, attempt)
  await removeFiles(folder, attempt.taken)
  for (const [path, content] of put) await putFile(join(folder, path), content)
  return tree.commitAll('program: next version')
}

/** What the next version puts in the folder, and takes from it. Throws `UpdateRefused` where that would cover what Git could not bring back. */
async function compare(tree: WorkTree, from: string, folder: string): Promise<{ put: Map<string, Buffer>; taken: string[] }> {
  const isWhole = carriesSample(folder)
  const program = (await openWorkTree(from)?.files()) ?? (await listFiles(from))
  const brought = program.filter((path) => !hosts.test(path) && (isWhole || !isTemplatePart(path)))
  const [kept, followed] = [new Set(brought), new Set(await tree.files())]
  const put = new Map<string, Buffer>()
  for (const path of brought) {
    const content = await contentFor(path, { from, folder, isWhole })
    const there = existsSync(join(folder, path)) ? await readFile(join(folder, path)) : null
    if (!there?.equals(content)) put.set(path, content)
  }
  const covered = [...put.keys()].filter((path) => !followed.has(path) && existsSync(join(folder, path)))
  if (covered.length > 0) throw new UpdateRefused('unsaved', { paths: covered })
  return { put, taken: [...followed].filter((path) => wholly.test(path) && !kept.has(path)) }
}

async function contentFor(path: string, { from, folder, isWhole }: { from: string; folder: string; isWhole: boolean }): Promise<Buffer> {
  const content = await readFile(join(from, path))
  if (path === 'package.json' && !isWhole) return Buffer.from(dropTemplateCommands(content.toString()))
  // What the host keeps out of Git stays out of it.
  if (path === '.gitignore') return Buffer.from(`${[...new Set([...(await readLines(join(folder, path))), ...content.toString().split('\n').filter(Boolean)])].join('\n')}\n`)
  return content
}

/** Whole, or not there at all. */
async function putFile(path: string, content: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(besidePath(path), content)
  await rename(besidePath(path), path)
}

/** Puts back what an update left half-way, as Git has it. Throws `UpdateRefused` where somebody wrote there since, and `UpdateStopped` where it fails. */
async function putBack(tree: WorkTree, folder: string, stopped: Attempt): Promise<void> {
  try {
    const followed = new Set(await tree.files())
    const hidden = Object.keys(stopped.put).filter((path) => !followed.has(path) && existsSync(join(folder, path)))
    const changed = [...new Set([...(await tree.changed()), ...hidden])]
    const left = new Set<string>()
    for (const path of changed) if (await isLeftBy(stopped, folder, path)) left.add(path)
    const paths = changed.filter((path) => !left.has(path))
    if (paths.length > 0) throw new UpdateRefused('unsaved-half', { paths })
    if (left.size > 0) await tree.restore([...left])
    await forgetAttempt(tree)
  } catch (cause) {
    throw cause instanceof UpdateRefused ? cause : new UpdateStopped(false, cause)
  }
}

async function readLines(path: string): Promise<string[]> {
  return existsSync(path) ? (await readFile(path, 'utf8')).split('\n').filter(Boolean) : []
}
