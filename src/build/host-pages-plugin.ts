import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const virtualId = 'virtual:host-pages'

/**
 * The host's pages as a module: `pages` is a list of `{ slug, module }`, in the order of their names. They may lie outside the
 * project (they come from the plan's repository), so what they import by a bare name is resolved from here.
 */
export function hostPages(pagesDir: string): Plugin {
  const resolved = `\0${virtualId}`
  return {
    name: 'plan-host-pages',
    enforce: 'pre',
    resolveId(source, importer, options) {
      if (source === virtualId) return resolved
      const isBare = !/^[./\0]|^\w+:/.test(source)
      if (isBare && importer?.startsWith(pagesDir)) return this.resolve(source, join(import.meta.dirname, 'host-page.js'), { ...options, skipSelf: true })
      return undefined
    },
    load(id) {
      if (id !== resolved) return undefined
      const names = listPages(pagesDir)
      const imports = names.map((name, index) => `import * as page${index} from ${JSON.stringify(join(pagesDir, name))}`)
      const list = names.map((name, index) => `{ slug: ${JSON.stringify(name.slice(0, -'.mdx'.length))}, module: page${index} }`)
      return `${imports.join('\n')}\nexport const pages = [${list.join(', ')}]`
    },
  }
}

function listPages(pagesDir: string): string[] {
  try {
    return readdirSync(pagesDir).filter((name) => /^[a-z0-9-]+\.mdx$/.test(name)).sort()
  } catch {
    return []
  }
}
