import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const src = import.meta.dirname

/** Who may import whom, by first folder (or file) under `src/`; the table of README.md. Tests may import anything. */
const allowed: Record<string, readonly string[]> = {
  domain: [],
  merge: [],
  i18n: [],
  search: [],
  'ports.ts': ['domain'],
  text: ['domain'],
  settings: ['domain'],
  markdown: ['domain', 'text'],
  provenance: ['domain', 'text', 'merge'],
  'trace-cache': ['provenance'],
  content: ['domain', 'text'],
  import: ['domain', 'text', 'content'],
  git: ['domain', 'ports.ts'],
  register: ['domain', 'ports.ts'],
  forges: ['domain', 'ports.ts', 'git', 'register', 'i18n'],
  offline: ['i18n'],
  'git-history': ['domain', 'content', 'provenance', 'trace-cache', 'git', 'ports.ts'],
  usecases: ['domain', 'text', 'merge', 'content', 'provenance', 'register', 'ports.ts'],
  demo: ['domain', 'text', 'content', 'usecases', 'register', 'ports.ts'],
  site: ['domain', 'text', 'merge', 'markdown', 'provenance', 'content', 'register', 'usecases', 'i18n', 'search', 'settings', 'offline', 'ports.ts'],
  exports: ['domain', 'text', 'merge', 'content', 'provenance', 'usecases', 'site', 'i18n', 'ports.ts'],
  book: ['domain', 'text', 'search', 'site', 'exports', 'i18n'],
  build: ['domain', 'content', 'search', 'site', 'exports', 'book', 'offline', 'i18n', 'trace-cache', 'usecases', 'git', 'ports.ts'],
  components: ['domain', 'site', 'search', 'exports', 'book', 'offline', 'i18n', 'styles'],
  layouts: ['domain', 'site', 'i18n', 'components', 'styles'],
  pages: ['domain', 'site', 'exports', 'book', 'offline', 'i18n', 'components', 'layouts', 'styles'],
  intake: ['domain', 'text', 'merge', 'provenance', 'markdown', 'content', 'register', 'usecases', 'i18n', 'site', 'exports', 'book', 'build', 'settings', 'ports.ts'],
  hosting: ['domain', 'content', 'import', 'git', 'forges', 'usecases', 'settings', 'i18n', 'intake', 'ports.ts'],
  audit: ['domain', 'content', 'usecases', 'forges', 'offline', 'site', 'book', 'testing'],
  testing: ['domain', 'text', 'merge', 'markdown', 'content', 'git', 'register', 'forges', 'usecases', 'demo', 'site', 'intake', 'i18n', 'settings', 'ports.ts'],
}

/** Files that choose adapters, and so may import anything. */
const compositionRoots = new Set(['intake/main.ts', 'intake/prepare-forge.ts', 'intake/open-forge.ts', 'intake/open-site.ts', 'build/read-site.ts', 'build/site-builder.ts'])

/** Pure folders: no Node module (paths are computed, not read), no clock, no chance. */
const pure = ['domain', 'merge', 'text', 'markdown', 'provenance', 'content', 'i18n', 'search', 'exports']

interface Imported {
  file: string
  specifier: string
}

function sources(): string[] {
  const names = readdirSync(src, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => /\.(ts|astro)$/.test(name) && !/\.test\.ts$|\.d\.ts$/.test(name) && !/(^|\/)(testing|bench)(\/|\.ts$)/.test(name))
}

function importsOf(file: string): Imported[] {
  const text = readFileSync(join(src, file), 'utf8')
  const code = file.endsWith('.astro') ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') : text
  return ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => ({ file, specifier: fileName }))
}

const room = (path: string): string => path.split('/')[0]!
const imports = sources().flatMap(importsOf)

describe('architecture', () => {
  it('has a rule for every folder', () => {
    expect([...new Set(sources().map(room))].filter((name) => !(name in allowed) && name !== 'env.d.ts')).toEqual([])
  })

  it('imports only what the table allows', () => {
    const offences = imports.flatMap(({ file, specifier }) => {
      if (!specifier.startsWith('.') || compositionRoots.has(file)) return []
      const target = relative(src, resolve(src, dirname(file), specifier))
      if (target.startsWith('..')) return []
      const [from, to] = [room(file), room(target)]
      return from === to || allowed[from]?.includes(to) ? [] : [`${file} → ${target}`]
    })
    expect(offences).toEqual([])
  })

  it('keeps the core pure', () => {
    const offences = imports.filter(({ file, specifier }) => pure.includes(room(file)) && !compositionRoots.has(file) && specifier.startsWith('node:') && specifier !== 'node:path')
    const clocks = sources().filter((file) => pure.includes(room(file)) && /\b(Date\.now\(|new Date\(\)|Math\.random\()/.test(readFileSync(join(src, file), 'utf8')))
    expect([...offences, ...clocks]).toEqual([])
  })

  it('lets nobody import a page, a script or a main', () => {
    expect(imports.filter(({ specifier }) => /\/pages\/.*\.astro$|\/scripts\/|\/main\.ts$/.test(specifier))).toEqual([])
  })

  // What a page reads is noted as it reads it (site/reads): what another page read before, or what it was handed, is not.
  it('remembers what is made of a site through the site alone, and hands pages nothing but their address', () => {
    const caches = sources().filter((file) => /\bWeakMap<(?:Site|PlanState)\b/.test(readFileSync(join(src, file), 'utf8')))
    const handed = sources().filter((file) => file.startsWith('pages/') && file !== 'pages/[page].astro' && /\bprops\b/.test(readFileSync(join(src, file), 'utf8')))
    expect([...caches, ...handed]).toEqual([])
  })

  it('keeps vendor types of the forge in its adapter', () => {
    expect(imports.filter(({ file, specifier }) => /^(octokit|@octokit\/)/.test(specifier) && room(file) !== 'forges')).toEqual([])
  })
})
