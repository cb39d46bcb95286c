import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { openFilledIssues } from '../src/forges/github/filled-issues.ts'
import { answerIssue } from '../src/hosting/issue-forms/answer-issue.ts'
import { takeInIssue } from '../src/hosting/issue-forms/take-in-issue.ts'
import { translateHosting } from '../src/i18n/hosting.ts'
import { contributionPath } from '../src/intake/context.ts'
import { forgeDir } from '../src/intake/forge-dir.ts'
import { gitHubAppOf, openForge } from '../src/intake/open-forge.ts'
import { createPrivateFolder } from '../src/intake/private/private-folder.ts'
import { createPlainParser } from '../src/intake/submission/plain-parser.ts'
import { readCommandSettings } from './lib/read-command-settings.ts'

// npm run issue [-- NUMBER]: makes of an issue that was filled in by form the same proposal as the plan's own form. In a workflow the event says which.
const t = translateHosting('fr')
process.exitCode = await main()

async function main(): Promise<number> {
  const settings = readCommandSettings(process.env, resolve(import.meta.dirname, '..'))
  const number = Number(process.argv[2] ?? (await readEventNumber(process.env['GITHUB_EVENT_PATH'])))
  if (!settings.github) return fail(t('doctor.no-repository'))
  if (!Number.isSafeInteger(number) || number < 1) return fail(t('issue.usage'))
  const folder = await createPrivateFolder(join(settings.planDir, 'private'))
  const { owner, name, apiUrl } = settings.github
  const issues = openFilledIssues({ owner, name, apiUrl, gitDir: forgeDir(settings), app: await gitHubAppOf(folder, settings.github) })
  const issue = await issues.read(number)
  const urlOf = (contribution: string) => `${settings.url ?? ''}${contributionPath(settings.base, contribution)}`
  const plain = createPlainParser()
  try {
    const taken = issue.isOpen ? await takeInIssue({ forge: await openForge({ settings, folder }), clock: { now: () => new Date() }, publicUrl: urlOf, plain }, issue) : { outcome: 'no-form' as const }
    const answer = answerIssue(taken, taken.outcome === 'taken' && settings.url ? urlOf(taken.contribution) : null, t)
    if (answer) await issues.answer(number, answer)
    console.log(answer ? t('issue.done', { number, answer }) : t('issue.none', { number }))
    return 0
  } finally {
    await plain.close()
  }
}

async function readEventNumber(path: string | undefined): Promise<unknown> {
  return path && (JSON.parse(await readFile(path, 'utf8')) as { issue?: { number?: unknown } }).issue?.number
}

function fail(text: string): number {
  console.error(text)
  return 1
}
