import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { createOpaqueId } from '../src/domain/ids.ts'
import { contributionPath } from '../src/intake/context.ts'
import { findStandingWords } from '../src/intake/desk/find-standing.ts'
import { fromPlain } from '../src/text/plain.ts'
import { deliver } from '../src/usecases/deliver.ts'
import { findContribution } from './lib/find-contribution.ts'
import { notStarted, openPlan } from './lib/open-plan.ts'
import type { OpenPlan } from './lib/open-plan.ts'

// npm run withhold -- NUMBER|ID REASON: replaces a contribution's words by a notice, and lists where they still stand.
const plan = await openPlan(process.env, resolve(import.meta.dirname, '..'))
const [said = '', ...words] = process.argv.slice(2)
if (plan) process.exitCode = await withhold(plan, said, words.join(' ').trim())
else {
  console.error(notStarted)
  process.exitCode = 1
}

async function withhold({ forge, clock, coordinators, settings, readState, messages: { t } }: OpenPlan, said: string, reason: string): Promise<number> {
  const contribution = findContribution(await readState(), said)
  const by = (await coordinators.list()).find(({ revokedAt }) => !revokedAt)
  if (!contribution || !reason || !by) {
    console.error(contribution && reason ? t('cli.no-coordinator') : t('cli.withhold-usage'))
    return 1
  }
  const publicUrl = (id: string) => `${settings.url ?? ''}${contributionPath(settings.base, id)}`
  const entry = { type: 'withhold' as const, id: createOpaqueId(randomBytes), at: clock.now().toISOString(), by: by.id, contribution: contribution.id, reason: fromPlain(reason, '') }
  if (!contribution.withheld) await deliver({ forge, publicUrl }, entry)
  console.log(t('cli.withheld', { id: contribution.id }))
  const { items, register, commits, contributions } = findStandingWords(contribution, await readState())
  for (const path of register) console.log(`  register: ${path}`)
  for (const commit of commits) console.log(`  main: ${commit}`)
  for (const item of items) console.log(`  ${t('cli.standing-item', { item })}`)
  for (const id of contributions) console.log(`  ${t('cli.standing-contribution', { id })}`)
  console.log(t('cli.not-recalled'))
  return 0
}
