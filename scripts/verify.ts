import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { translateExports } from '../src/i18n/exports.ts'
import { forgeDir } from '../src/intake/forge-dir.ts'
import { readCommandSettings } from './lib/read-command-settings.ts'
import { verifySite } from './lib/verify-site.ts'
import type { FolderComparison } from './lib/compare-folders.ts'
import type { Verification } from './lib/verify-site.ts'

// npm run verify -- FOLDER [--repo PATH]: exit code 0 when every byte is the same, 1 when not, 2 when it cannot be compared.
const mostLines = 20
const t = translateExports('fr')
const project = resolve(import.meta.dirname, '..')
process.exitCode = await main()

async function main(): Promise<number> {
  const { folder, repository } = readArguments()
  if (!folder) {
    console.error(t('verify.usage'))
    return 2
  }
  console.log(t('verify.begin', { folder, repository }))
  try {
    return tell(await verifySite(folder, repository, project), folder, repository)
  } catch (error) {
    console.error(t('verify.failed', { reason: error instanceof Error ? error.message : String(error) }))
    return 2
  }
}

/** The repository: the one named, else that of PLAN_DIR, else this checkout. */
function readArguments(): { folder: string | undefined; repository: string } {
  const { values, positionals } = parseArgs({ options: { repo: { type: 'string' } }, allowPositionals: true, strict: false })
  const forge = forgeDir(readCommandSettings(process.env, project))
  const repository = typeof values.repo === 'string' ? values.repo : existsSync(forge) ? forge : project
  return { folder: positionals[0] && resolve(positionals[0]), repository: resolve(repository) }
}

function tell(verification: Verification, folder: string, repository: string): number {
  switch (verification.outcome) {
    case 'no-build-file':
      console.error(t('verify.no-build-file', { folder }))
      return 2
    case 'missing-state':
      for (const { branch, commit } of verification.branches) console.error(t('verify.missing-state', { branch, commit, repository }))
      if (verification.branches.some(({ branch }) => branch === 'people')) console.error(t('verify.missing-people'))
      return 2
    case 'compared':
      for (const { branch, commit } of verification.unheld) console.error(t('verify.unheld', { branch, commit }))
      return Math.max(tellComparison(verification.comparison, verification.sameCode), verification.unheld.length > 0 ? 1 : 0)
  }
}

function tellComparison({ same, onlyFirst, onlySecond, different }: FolderComparison, sameCode: boolean): number {
  const differences = [
    ...different.map(({ path, line }) => (line === null ? t('verify.other-bytes', { path }) : t('verify.other-line', { path, line }))),
    ...onlyFirst.map((path) => t('verify.too-many', { path })),
    ...onlySecond.map((path) => t('verify.too-few', { path })),
  ]
  if (differences.length === 0) {
    console.log(t('verify.same', { count: same }))
    return 0
  }
  console.log(t('verify.different', { count: differences.length, same }))
  for (const line of differences.slice(0, mostLines)) console.log(`  ${line}`)
  if (differences.length > mostLines) console.log(`  ${t('verify.more', { count: differences.length - mostLines })}`)
  if (!sameCode) console.log(t('verify.other-code'))
  return 1
}
