import { stat } from 'node:fs/promises'
import { join } from 'node:path'

const parts = ['plan.md', 'axes', 'objectives', 'actions']

/** The folder of the plan's files: `content/` in the folder given where a plan is there (a checkout, a clone), else the folder itself. */
export async function findContentFolder(folder: string): Promise<string> {
  const content = join(folder, 'content')
  const found = await Promise.all(parts.map((part) => exists(join(content, part))))
  return found.includes(true) ? content : folder
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false)
}
