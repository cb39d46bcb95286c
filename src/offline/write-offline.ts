import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { OfflineTexts } from './browser/notes.ts'
import { chooseCopy, copyFile } from './offline-copy.ts'
import type { OfflineList, SiteFile } from './offline-copy.ts'

/** Where a built site says its version and the worker's words. */
export const offlineTextsFile = 'hors-ligne/textes.json'

/**
 * Writes the worker at the root of a built site, and the list of what it keeps, last of all files but the compressed ones: it names
 * each file and its hash. The worker's code has a file of its own, under a name that changes with it, so that `sw.js` stays the same
 * from one version of the plan to the next: a browser that replaces a worker while pages are opened makes readers wait.
 * The same pages give the same bytes: nothing is copied again where only other files changed.
 */
export async function writeOffline(folder: string): Promise<void> {
  const { version, ...words } = JSON.parse(await readFile(join(folder, offlineTextsFile), 'utf8')) as OfflineTexts & Pick<OfflineList, 'version'>
  const list: OfflineList = { version, ...chooseCopy(await readFiles(folder)) }
  const code = await bundleWorker()
  const codeFile = `_assets/worker.${hash(Buffer.from(code))}.js`
  await mkdir(join(folder, '_assets'), { recursive: true })
  await writeFile(join(folder, codeFile), code)
  await writeFile(join(folder, copyFile), JSON.stringify(list))
  await writeFile(join(folder, 'sw.js'), `const TEXTS=${JSON.stringify(words)};importScripts(${JSON.stringify(codeFile)})\n`)
}

async function readFiles(folder: string): Promise<SiteFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile() && entry.name !== 'sw.js').map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
  return Promise.all(paths.sort().map(async (path) => {
    const bytes = await readFile(join(folder, path))
    return { path, bytes: bytes.length, hash: hash(bytes) }
  }))
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 6)
}

async function bundleWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'browser/worker.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    tsconfigRaw: {},
  })
  return outputFiles[0]!.text
}
