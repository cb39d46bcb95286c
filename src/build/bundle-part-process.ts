import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import type { Plugin } from 'esbuild'

/** Stay where they are: one has a program beside it, the other is the compiled pages' too. */
const left = ['esbuild', 'zod', 'zod/*']
const head = `import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)`

/**
 * Bundles `part-process.ts` into one file, whose folder finds the project's libraries: a thousand modules take Node half a second to find,
 * in each process. Rejects with what esbuild says.
 */
export async function bundlePartProcess(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, 'part-process.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: left,
    banner: { js: head },
    plugins: [keepFolders],
    logLevel: 'error',
    tsconfigRaw: {},
  })
}

/** Modules that read files beside them still find them. */
const keepFolders: Plugin = {
  name: 'keep-folders',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({ contents: (await readFile(path, 'utf8')).replaceAll('import.meta.dirname', JSON.stringify(dirname(path))), loader: 'ts' })),
}
