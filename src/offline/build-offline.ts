import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { OfflineTexts } from './browser/notes.ts'
import { chooseCopy, copyFile } from './offline-copy.ts'
import type { OfflineList, SiteFile } from './offline-copy.ts'

/**
 * The worker at the root of a site, and the list of what it keeps, by path: made last of all files, of which the list names each with
 * its hash. The worker's code has a file of its own, under a name that changes with it, so that `sw.js` stays the same
 * from one version of the plan to the next: a browser that replaces a worker while pages are opened makes readers wait.
 * The same pages give the same bytes: nothing is copied again where only other files changed. The order of `files` does not matter.
 */
export async function buildOffline({ version, ...words }: OfflineTexts & Pick<OfflineList, 'version'>, files: Iterable<SiteFile>): Promise<Map<string, string>> {
  const code = await bundleWorker()
  const codeFile = `_assets/worker.${hashForCopy(createHash('sha256').update(code).digest('base64url'))}.js`
  const list: OfflineList = { version, ...chooseCopy([...files]) }
  return new Map([
    [codeFile, code],
    [copyFile, JSON.stringify(list)],
    ['sw.js', `const TEXTS=${JSON.stringify(words)};importScripts(${JSON.stringify(codeFile)})\n`],
  ])
}

/** The part of a content's hash (SHA-256, base64url) that the list names. */
export function hashForCopy(hash: string): string {
  return hash.slice(0, 6)
}

let code: Promise<string> | undefined

/** Bundles the worker's code; once in a process. Whoever will need it may ask before. */
export function bundleWorker(): Promise<string> {
  return (code ??= bundle())
}

async function bundle(): Promise<string> {
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
