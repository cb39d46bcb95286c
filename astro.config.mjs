import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defineConfig } from 'astro/config'
import mdx from '@astrojs/mdx'
import { hostPages } from './src/build/host-pages-plugin.ts'
import { keepCompiledPages } from './src/build/keep-compiled-pages.ts'

// One variable says what to compile (src/build/compile-pages.ts); without it only `astro check` and `astro sync` make sense.
const path = process.env.PLAN_COMPILE
const input = path ? JSON.parse(readFileSync(path, 'utf8')) : { base: '/', url: null, outDir: resolve('dist'), cacheDir: resolve('node_modules/.astro'), pagesDir: resolve('content/pages'), bundleDir: null }

export default defineConfig({
  output: 'static',
  base: input.base,
  ...(input.url && { site: input.url }),
  outDir: input.outDir,
  cacheDir: join(input.cacheDir, 'astro'),
  publicDir: './public',
  trailingSlash: 'always',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { format: 'directory', inlineStylesheets: 'never', assets: '_assets' },
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), ...(input.bundleDir ? [keepCompiledPages(input)] : [])],
  vite: {
    cacheDir: join(input.cacheDir, 'vite'),
    plugins: [hostPages(input.pagesDir)],
    build: { assetsInlineLimit: 0 },
  },
})
