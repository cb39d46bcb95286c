import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const config = `import { defineConfig } from 'astro/config'
export default defineConfig({ trailingSlash: 'always', devToolbar: { enabled: false } })
`
const collections = `import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
export const collections = { plan: defineCollection({ loader: glob({ pattern: '**/*.md', base: './texts' }) }) }
`
const page = `---
import { getCollection, render } from 'astro:content'

export async function getStaticPaths() {
  return (await getCollection('plan')).map((entry) => ({ params: { path: entry.id }, props: { entry } }))
}
const { entry } = Astro.props
const { Content } = await render(entry)
const title = entry.data.title ?? entry.id
---
<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{title}</title>
  </head>
  <body>
    <header><nav><a href="/plan/">Plan</a></nav></header>
    <main data-pagefind-body>
      <h1>{title}</h1>
      <Content />
    </main>
  </body>
</html>
`

/** Writes a project of Astro as it comes: a collection of Markdown files, one page each, one layout. `texts` are by path. */
export async function writePlainAstro(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const sources = [...texts].map(([path, text]): [string, string] => [`texts/${path}`, text])
  const files = new Map([['astro.config.mjs', config], ['package.json', '{ "type": "module" }\n'], ['src/content.config.ts', collections], ['src/pages/[...path].astro', page], ...sources])
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}
