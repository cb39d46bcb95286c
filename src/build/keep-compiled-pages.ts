import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { bundlePartProcess } from './bundle-part-process.ts'

const name = 'plan-compiled-pages'

/**
 * Makes `astro build` compile the pages and render none: the bundle that it would render from is moved to `bundleDir`, with
 * `compiled-pages.ts` as its entry, and the process that loads it is bundled into `processFile`.
 */
export function keepCompiledPages({ bundleDir, processFile }: { bundleDir: string; processFile: string }): AstroIntegration {
  let outDir = ''
  const entry = join(import.meta.dirname, 'compiled-pages.ts')
  return {
    name,
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [{ name, configEnvironment: (environment: string) => (environment === 'prerender' ? { build: { rolldownOptions: { input: entry } } } : undefined) }] } })
      },
      'astro:config:done': ({ setAdapter, config }) => {
        outDir = fileURLToPath(config.outDir)
        setAdapter({ name, entrypointResolution: 'auto', adapterFeatures: { buildOutput: 'static' }, supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' } })
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer({
          name,
          async setup() {
            await rm(bundleDir, { recursive: true, force: true })
            await rename(join(outDir, '.prerender'), bundleDir)
            await bundlePartProcess(processFile)
          },
          getStaticPaths: async () => [],
          render: () => Promise.reject(new Error('No page is rendered while pages are compiled.')),
        })
      },
    },
  }
}
