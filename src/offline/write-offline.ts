import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { OfflineTexts } from './browser/notes.ts'
import { chooseCopy } from './offline-copy.ts'
import type { SiteFile } from './offline-copy.ts'

/** Where a built site says its version and the worker's words. */
export const offlineTextsFile = 'hors-ligne/textes.json'

/**
 * Writes `sw.js` at the root of a built site, last of all files but the compressed ones: it names each file to keep and its hash.
 * The worker's code has a file of its own, under a name that changes with it: a reader who comes back fetches the list alone.
 * The same pages give the same bytes: the worker is the same, and nothing is copied again, where only other files changed.
 */
export async function writeOffline(folder: string): Promise<void> {
  const texts = JSON.parse(await readFile(join(folder, offlineTextsFile), 'utf8')) as OfflineTexts
  const copy = chooseCopy(await readFiles(folder))
  const code = await bundleWorker()
  const codeFile = `_assets/worker.${hash(Buffer.from(code))}.js`
  await mkdir(join(folder, '_assets'), { recursive: true })
  await writeFile(join(folder, codeFile), code)
  await writeFile(join(folder, 'sw.js'), `const COPY=${JSON.stringify(copy)},TEXTS=${JSON.stringify(texts)};importScripts(${JSON.stringify(codeFile)})\n`)
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
