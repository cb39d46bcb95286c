import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../../domain/errors.ts'
import { listFiles, removeFiles } from './checkout-files.ts'
import { cutReadme } from './cut-readme.ts'
import { dropTemplateCommands, isTemplatePart } from './template-parts.ts'
import { openWorkTree } from './work-tree.ts'

export interface NewPlan {
  /** The checkout, which is the template's. */
  checkout: string
  /** One line, in the host's words. */
  title: string
  /** Files of `content/`, by path. */
  files: ReadonlyMap<string, string>
  /** The data of a plan that was tried here; set aside beside itself when it is there. */
  planDir: string
  /** Goes on in a folder without Git, where nothing says what was changed. */
  force: boolean
}

export interface StartedPlan {
  /** Commit that the branch was at; null in a folder without Git. */
  before: string | null
  /** Where the data of a plan that was tried here went. */
  setAside: string | null
}

/** `data` says which: `already`, `unsaved` (with `paths`), `branch`, `no-git`, `set-aside` (with `folder`). Nothing was changed. */
export class NewPlanRefused extends AppError {
  constructor(reason: 'already' | 'unsaved' | 'branch' | 'no-git' | 'set-aside', data: Record<string, unknown> = {}) {
    super(`new.${reason}`, `The sample was not replaced (${reason}).`, { data })
  }
}

/** Whether the checkout still carries the template's sample. */
export function carriesSample(checkout: string): boolean {
  return existsSync(join(checkout, 'src/demo'))
}

/**
 * Puts a plan where the template had its sample: content, README, commands; `main` begins with it, so that nothing of the
 * sample is in the plan's history. Throws `NewPlanRefused` before anything is changed.
 */
export async function newPlan({ checkout, title, files, planDir, force }: NewPlan): Promise<StartedPlan> {
  const tree = openWorkTree(checkout)
  if (!carriesSample(checkout)) throw new NewPlanRefused('already')
  if (!tree && !force) throw new NewPlanRefused('no-git')
  const branch = await tree?.branch()
  if (tree && branch !== 'main') throw new NewPlanRefused('branch', { branch })
  const paths = (await tree?.unsaved()) ?? []
  if (paths.length > 0) throw new NewPlanRefused('unsaved', { paths })
  const aside = `${planDir}-avant`
  if (existsSync(planDir) && existsSync(aside)) throw new NewPlanRefused('set-aside', { folder: aside })

  const setAside = existsSync(planDir) ? aside : null
  if (setAside) await rename(planDir, setAside)
  await removeFiles(checkout, (await listFiles(checkout)).filter(isTemplatePart))
  for (const folder of ['dist', '.astro']) await rm(join(checkout, folder), { recursive: true, force: true })
  for (const [path, text] of files) await writeInto(join(checkout, 'content', path), text)
  await edit(join(checkout, 'README.md'), (readme) => cutReadme(readme, title))
  await edit(join(checkout, 'package.json'), dropTemplateCommands)
  const before = (await tree?.startHistory('plan: first text')) ?? null
  return { before, setAside }
}

async function writeInto(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')))
}
