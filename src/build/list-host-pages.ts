import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readPlan } from '../content/read-plan.ts'
import { chooseLanguage } from '../i18n/index.ts'
import type { PlanRepository } from '../ports.ts'
import type { CommitId } from '../domain/ids.ts'

const pageName = /^[a-z0-9-]+\.mdx$/
const defaultPages = join(import.meta.dirname, '../site/default-pages')

/**
 * The host's pages of `main`, by name. A page that the plan does not have is ours, in the plan's language: the menu and the footer
 * always lead somewhere.
 */
export async function listHostPages(repository: PlanRepository, main: CommitId): Promise<Map<string, string>> {
  const [plan, own] = await Promise.all([repository.readFile(main, 'content/plan.md'), repository.readFolder(main, 'content/pages')])
  const language = chooseLanguage(readPlan(new Map([['plan.md', plan ?? '']])).plan.fields.lang)
  const folder = join(defaultPages, language)
  const pages = new Map<string, string>()
  for (const name of (await readdir(folder)).sort()) pages.set(name, await readFile(join(folder, name), 'utf8'))
  for (const [name, text] of own) if (pageName.test(name)) pages.set(name, text)
  return pages
}
