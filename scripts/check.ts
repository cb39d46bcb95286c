import { checkPlan } from '../src/content/check-plan.ts'
import { parseContentPath } from '../src/content/content-path.ts'
import { readPlan } from '../src/content/read-plan.ts'
import { itemKinds } from '../src/domain/plan.ts'
import french from '../src/i18n/fr/check.json' with { type: 'json' }
import { createTranslate, type Dictionary } from '../src/i18n/index.ts'
import { explainIssue } from './lib/explain-issue.ts'
import { findContentFolder } from './lib/find-content-folder.ts'
import { readContentFolder } from './lib/read-content-folder.ts'

// npm run check [-- FOLDER], which is content/ or the folder that holds it: exit code 0 for a sound plan, 1 for faults, 2 where there is nothing to check.
const translate = createTranslate<Dictionary>(french, 'fr')
process.exitCode = await check(await findContentFolder(process.argv[2] ?? 'content'))

async function check(folder: string): Promise<number> {
  let files: Map<string, string>
  try {
    files = await readContentFolder(folder)
  } catch (error) {
    console.error(translate('check.no-folder', { folder, reason: error instanceof Error ? error.message : String(error) }))
    return 2
  }
  if (![...files.keys()].some((path) => ['plan', 'item'].includes(parseContentPath(path).type))) {
    console.error(translate('check.no-plan', { folder }))
    return 2
  }
  const issues = checkPlan(files)
  for (const issue of issues) console.log(explainIssue(issue, translate))
  const outcome = issues.length === 0 ? translate('check.sound') : translate('check.faults', { count: issues.length })
  console.log(`${translate('check.read', { folder, items: countItems(files) })} ${outcome}`)
  return issues.length === 0 ? 0 : 1
}

function countItems(files: ReadonlyMap<string, string>): string {
  const { plan } = readPlan(files)
  const items = itemKinds.map((kind) => translate(`check.${kind}`, { count: [...plan.items.values()].filter((item) => item.kind === kind).length }))
  return [...items, translate('check.version', { count: plan.versions.length })].join(', ')
}
