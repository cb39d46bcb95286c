import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatPlan } from '../../content/format-file.ts'
import { translateHosting } from '../../i18n/hosting.ts'
import type { Language } from '../../i18n/index.ts'

const defaultPages = join(import.meta.dirname, '../../site/default-pages')

/** Files of `content/` of a plan that nobody has written yet, by path: its title, a line to replace, the legal page to fill in. */
export async function firstFiles(title: string, language: Language): Promise<Map<string, string>> {
  const introduction = translateHosting(language)('new.introduction')
  const plan = formatPlan({ title, lang: language, 'time-zone': 'Europe/Paris', phases: [], links: [] }, introduction)
  return new Map([['plan.md', plan], ...(await legalPage(language))])
}

/** The page that names publisher and contact, for the host to fill in. */
export async function legalPage(language: Language): Promise<[path: string, text: string][]> {
  return [['pages/mentions-legales.mdx', await readFile(join(defaultPages, language, 'mentions-legales.mdx'), 'utf8')]]
}
