import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { firstFiles } from '../src/hosting/new-plan/first-files.ts'
import { importFiles } from '../src/hosting/new-plan/import-files.ts'
import { newPlan, NewPlanRefused } from '../src/hosting/new-plan/new-plan.ts'
import { translateHosting } from '../src/i18n/hosting.ts'
import { chooseLanguage } from '../src/i18n/index.ts'
import { ImportError } from '../src/import/import-error.ts'
import { errorWords } from '../src/import/report/words.ts'
import { readInput } from './lib/import-files.ts'
import { readCommandSettings } from './lib/read-command-settings.ts'

// npm run new -- TITLE [--import FILE] [--lang fr|en] [--force]: exit code 1 when nothing was changed.
const t = translateHosting('fr')
const checkout = resolve(import.meta.dirname, '..')
const longestTitle = 200
process.exitCode = await main()

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { import: { type: 'string' }, lang: { type: 'string', default: 'fr' }, force: { type: 'boolean', default: false } }, allowPositionals: true, strict: false })
  const title = positionals.join(' ').replace(/\s+/g, ' ').trim()
  if (!title || title.length > longestTitle) return fail(t('new.usage'))
  try {
    const imported = typeof values.import === 'string' ? await importPlan(values.import, title) : null
    const files = imported?.files ?? (await firstFiles(title, chooseLanguage(String(values.lang))))
    const { planDir } = readCommandSettings(process.env, checkout)
    const { before, setAside } = await newPlan({ checkout, title, files, planDir, force: values.force === true })
    if (imported) console.log(imported.account)
    console.log(t('new.done', { title }))
    if (setAside) console.log(t('new.set-aside-done', { folder: setAside }))
    console.log(before ? t('new.history', { commit: before.slice(0, 12) }) : t('new.no-history'))
    console.log(t('new.next'))
    return 0
  } catch (error) {
    if (error instanceof ImportError) return fail(`${errorWords(error.code, String(error.data['file'] ?? values.import))}\n${t('new.nothing')}`)
    if (error instanceof NewPlanRefused) return fail(explain(error))
    throw error
  }
}

async function importPlan(file: string, title: string): ReturnType<typeof importFiles> {
  await readInput(file)
  return importFiles(file, title)
}

function explain({ code, data }: NewPlanRefused): string {
  const paths = Array.isArray(data['paths']) ? data['paths'].slice(0, 10).map((path) => `  ${String(path)}`).join('\n') : ''
  const words = { 'new.already': t('new.already'), 'new.unsaved': t('new.unsaved', { paths }), 'new.branch': t('new.branch', { branch: String(data['branch']) }), 'new.no-git': t('new.no-git'), 'new.set-aside': t('new.set-aside', { folder: String(data['folder']) }) }[code]
  return `${words ?? code}\n${t('new.nothing')}`
}

function fail(text: string): number {
  console.error(text)
  return 1
}
