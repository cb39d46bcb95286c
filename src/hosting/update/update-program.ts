import { cp, mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../../domain/errors.ts'
import { listFiles, removeFiles } from '../new-plan/checkout-files.ts'
import { carriesSample } from '../new-plan/new-plan.ts'
import { dropTemplateCommands, isTemplatePart } from '../new-plan/template-parts.ts'
import { openWorkTree } from '../new-plan/work-tree.ts'

/** `reason`: `no-plan`, `itself`, `no-git`, `unsaved` (with `paths`). Nothing was changed. */
export class UpdateRefused extends AppError {
  readonly reason: 'no-plan' | 'itself' | 'no-git' | 'unsaved'
  constructor(reason: UpdateRefused['reason'], data: Record<string, unknown> = {}) {
    super(`update.${reason}`, `The program was not replaced (${reason}).`, { data })
    this.reason = reason
  }
}

/** The host's own, of which nothing is touched: the plan, what is said of it, settings, what was set aside. */
const hosts = /^(?:content\/|README\.md$|\.env$|\.plan-avant\/)/
/** Where a file of an earlier version would still take part. Elsewhere a host may have added files. */
const wholly = /^(?:src|scripts)\//

/**
 * Puts the program of the checkout `from` in place of the one in `folder`, whose plan, settings and data stay, as one commit there.
 * Returns the commit that `folder` was at, to go back to; null where it had this program already. Throws `UpdateRefused`.
 */
export async function updateProgram({ from, folder }: { from: string; folder: string }): Promise<string | null> {
  if (!existsSync(join(folder, 'src/intake/main.ts')) || !existsSync(join(folder, 'content/plan.md'))) throw new UpdateRefused('no-plan')
  if ((await realpath(from)) === (await realpath(folder))) throw new UpdateRefused('itself')
  const tree = openWorkTree(folder)
  if (!tree) throw new UpdateRefused('no-git')
  const paths = await tree.unsaved()
  if (paths.length > 0) throw new UpdateRefused('unsaved', { paths })

  const isWhole = carriesSample(folder)
  const program = (await openWorkTree(from)?.files()) ?? (await listFiles(from))
  const brought = program.filter((path) => !hosts.test(path) && (isWhole || !isTemplatePart(path)))
  const [kept, followed] = [new Set(brought), new Set(await tree.files())]
  // What Git does not follow could not be brought back.
  const covered = brought.filter((path) => !followed.has(path) && existsSync(join(folder, path)))
  if (covered.length > 0) throw new UpdateRefused('unsaved', { paths: covered })
  await removeFiles(folder, [...followed].filter((path) => wholly.test(path) && !kept.has(path)))
  const ignored = await readLines(join(folder, '.gitignore'))
  for (const path of brought) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await cp(join(from, path), join(folder, path))
  }
  // What the host keeps out of Git stays out of it.
  await writeFile(join(folder, '.gitignore'), `${[...new Set([...ignored, ...(await readLines(join(from, '.gitignore')))])].join('\n')}\n`)
  if (!isWhole) await writeFile(join(folder, 'package.json'), dropTemplateCommands(await readFile(join(from, 'package.json'), 'utf8')))
  return tree.commitAll('program: next version')
}

async function readLines(path: string): Promise<string[]> {
  return existsSync(path) ? (await readFile(path, 'utf8')).split('\n').filter(Boolean) : []
}
