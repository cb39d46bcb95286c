import { execFile } from 'node:child_process'
import { cp, symlink } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'

const checkout = join(import.meta.dirname, '../..')
const run = promisify(execFile)
const left = new Set(['node_modules', '.git', '.plan', '.astro', 'dist'])

/** A checkout of the template like the one that a new host clones: one commit on `main`, the same libraries. `folder` must be absent. */
export async function copyCheckout(folder: string): Promise<void> {
  await cp(checkout, folder, { recursive: true, filter: (path) => !left.has(relative(checkout, path)) })
  await symlink(join(checkout, 'node_modules'), join(folder, 'node_modules'))
  const who = ['-c', 'user.name=Host', '-c', 'user.email=host@example.org']
  for (const args of [['init', '-q', '-b', 'main'], ['add', '--all'], [...who, 'commit', '-q', '-m', 'Initial commit']]) await run('git', args, { cwd: folder })
}
