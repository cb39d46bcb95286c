import { join } from 'node:path'
import { build } from 'esbuild'

/** What the one-file edition carries in itself. */
export interface EditionAssets {
  style: string
  script: string
}

let assets: Promise<EditionAssets> | undefined

/** Bundles the style and the script, both small enough to stand in the file; once in a process, as the same code gives the same text. */
export function bundleAssets(): Promise<EditionAssets> {
  return (assets ??= bundleBoth())
}

async function bundleBoth(): Promise<EditionAssets> {
  const [style, script] = await Promise.all(['edition.css', 'edition.ts'].map((entry) => bundle(join(import.meta.dirname, 'browser', entry))))
  return { style: style!, script: script! }
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, minify: true, write: false, format: 'iife', target: ['es2022', 'chrome110', 'firefox110', 'safari16'], charset: 'utf8', legalComments: 'none', tsconfigRaw: {} })
  const text = outputFiles[0]!.text.trim()
  // It stands between tags in a page: nothing in it may close them.
  if (/<\/(?:script|style)/i.test(text)) throw new Error(`${entry} holds the end of its own element.`)
  return text
}
