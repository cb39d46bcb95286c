import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readPlan } from '../content/read-plan.ts'
import { chooseLanguage } from '../i18n/index.ts'
import type { PlanRepository } from '../ports.ts'
import type { CommitId } from '../domain/ids.ts'

const pageName = /^[a-z0-9-]+\.mdx$/

/**
 * Writes the host's pages of `main` into an empty folder, for the bundler. A page that the plan does not have is ours, in the
 * plan's language: the menu and the footer always lead somewhere.
 */
export async function writeHostPages(repository: PlanRepository, main: CommitId, pagesDir: string): Promise<void> {
  const files = await repository.readFolder(main, 'content')
  const language = chooseLanguage(readPlan(new Map([['plan.md', files.get('plan.md') ?? '']])).plan.fields.lang)
  const defaults = join(import.meta.dirname, 'default-pages', language)
  await rm(pagesDir, { recursive: true, force: true })
  await mkdir(pagesDir, { recursive: true })
  for (const name of await readdir(defaults)) await writeFile(join(pagesDir, name), await readFile(join(defaults, name)))
  for (const [path, text] of files) {
    const name = path.replace(/^pages\//, '')
    if (name !== path && pageName.test(name)) await writeFile(join(pagesDir, name), text)
  }
}
