import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { setUpGitHub } from '../src/hosting/setup/setup-github.ts'
import { translateHosting } from '../src/i18n/hosting.ts'
import { readKeptCredentials } from '../src/intake/private/github-credentials.ts'
import { createPrivateFolder } from '../src/intake/private/private-folder.ts'
import { settingsSchema } from '../src/settings/settings.ts'
import { readCommandSettings } from './lib/read-command-settings.ts'

// npm run setup:github -- OWNER/NAME [--again]: serves a page on this machine until GitHub is connected. Exit code 1 when it is not.
const t = translateHosting('fr')
const checkout = resolve(import.meta.dirname, '..')
process.exitCode = await main()

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { again: { type: 'boolean', default: false } }, allowPositionals: true, strict: false })
  const [named = process.env['PLAN_GITHUB_REPOSITORY']] = positionals
  if (!settingsSchema.shape.PLAN_GITHUB_REPOSITORY.safeParse(named || undefined).success) return fail(t('setup.usage'))
  const settings = readCommandSettings({ ...process.env, PLAN_GITHUB_REPOSITORY: named }, checkout)
  if (!settings.github) return fail(t('setup.usage'))
  const { planDir, github } = settings
  const repository = `${github.owner}/${github.name}`
  const folder = join(planDir, 'private')
  const known = await readKeptCredentials(await createPrivateFolder(folder))
  if (known?.installationId !== undefined && !values.again) return fail(t('setup.known', { folder, repository }))
  const setup = await setUpGitHub({ checkout, planDir, ...github, t })
  console.log(t('setup.open', { url: setup.url }))
  process.once('SIGINT', () => {
    console.error(`\n${t('setup.stopped')}`)
    process.exit(1)
  })
  for (const line of await setup.finished) console.log(line)
  await setup.close()
  console.log(t('setup.done', { repository, file: '.env', folder }))
  return 0
}

function fail(text: string): number {
  console.error(text)
  return 1
}
