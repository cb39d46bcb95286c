import { resolve } from 'node:path'
import { setName } from '../src/intake/private/deliver-record.ts'
import { findContribution } from './lib/find-contribution.ts'
import { notStarted, openPlan } from './lib/open-plan.ts'
import type { OpenPlan } from './lib/open-plan.ts'

// npm run erase -- PERSON|NUMBER|ID: removes a person's name, given by their id or by one of their contributions.
const plan = await openPlan(process.env, resolve(import.meta.dirname, '..'))
if (plan) process.exitCode = await erase(plan, process.argv[2] ?? '')
else {
  console.error(notStarted)
  process.exitCode = 1
}

async function erase({ forge, clock, readState, messages: { t } }: OpenPlan, said: string): Promise<number> {
  const state = await readState()
  const person = said.startsWith('p-') ? said : findContribution(state, said)?.person
  if (!person || !state.people[person]) {
    console.error(t(person ? 'cli.no-name' : 'cli.erase-usage', { id: person ?? '' }))
    return 1
  }
  await setName(forge, person, null, clock)
  console.log(t('cli.erased', { id: person }))
  console.log(t('cli.not-recalled'))
  return 0
}
