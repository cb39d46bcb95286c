import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const layout = `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{ .Title }}</title>
  </head>
  <body>
    <header><nav><a href="/plan/">Plan</a></nav></header>
    <main data-pagefind-body>
      <h1>{{ .Title }}</h1>
      {{ .Content }}
    </main>
  </body>
</html>
`

/** Whether this machine has Hugo. */
export function hasHugo(): boolean {
  return spawnSync('hugo', ['version']).status === 0
}

/** Writes a Hugo site of the same texts, one page each, one layout. `texts` are by path. */
export async function writePlainHugo(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const sources = [...texts].map(([path, text]): [string, string] => [`content/${path}`, text])
  const files = new Map([['config.toml', 'baseURL = "https://plan.invalid/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "section"]\n'], ['layouts/_default/single.html', layout], ['layouts/index.html', layout], ...sources])
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}
