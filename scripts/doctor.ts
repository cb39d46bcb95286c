import { join, resolve } from 'node:path'
import { openCheckContext } from '../src/hosting/doctor/open-context.ts'
import { runDoctor } from '../src/hosting/doctor/run-doctor.ts'
import { tellFinding } from '../src/hosting/doctor/tell-findings.ts'
import { translateHosting } from '../src/i18n/hosting.ts'
import { readKeptCredentials } from '../src/intake/private/github-credentials.ts'
import { createPrivateFolder } from '../src/intake/private/private-folder.ts'
import { readCommandSettings } from './lib/read-command-settings.ts'

// npm run doctor: exit code 1 when something is to be put right, 2 when there is nothing to check.
const t = translateHosting('fr')
process.exitCode = await main()

async function main(): Promise<number> {
  const settings = readCommandSettings(process.env, resolve(import.meta.dirname, '..'))
  const { github, planDir } = settings
  if (!github) return fail(t('doctor.no-repository'))
  const folder = await createPrivateFolder(join(planDir, 'private'))
  const { appId, privateKey, ...others } = { ...(await readKeptCredentials(folder)), ...github.credentials }
  const repository = `${github.owner}/${github.name}`
  if (appId === undefined || privateKey === undefined) return fail(t('doctor.not-set-up', { folder: folder.path, repository }))
  console.log(t('doctor.begin', { repository }))
  const findings = await runDoctor(openCheckContext({ ...settings, github }, { appId, privateKey, ...others }))
  for (const finding of findings) console.log(tellFinding(finding, t))
  const faults = findings.filter(([, { state }]) => state === 'fault').length
  console.log(faults === 0 ? t('doctor.sound') : t('doctor.faults', { count: faults }))
  return faults === 0 ? 0 : 1
}

function fail(text: string): number {
  console.error(text)
  return 2
}
