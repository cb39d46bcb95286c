import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
const folder = (language: string) => join(root, 'src/site/default-pages', language)
const pages = ['fr', 'en'].flatMap((language) => readdirSync(folder(language)).map((name) => ({ name: `${language}/${name}`, text: readFileSync(join(folder(language), name), 'utf8') })))

describe('pages for hosts', () => {
  it('are the same in both languages, and lead to the next version from each way to host', () => {
    expect(readdirSync(folder('fr'))).toEqual(readdirSync(folder('en')))
    const ways = pages.filter(({ name }) => /\/heberger(?!-mettre)/.test(name))
    expect(ways).toHaveLength(8)
    for (const { name, text } of ways) expect(text, name).toContain('](../heberger-mettre-a-jour/)')
  })

  it.each(pages)('$name gives commands that exist', ({ text }) => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, command]) => command!)
    expect(named.filter((command) => !(command in scripts))).toEqual([])
  })
})
