import { resolve } from 'node:path'
import { forgeDir } from '../src/intake/forge-dir.ts'
import { findWaitingNames } from '../src/intake/private/find-waiting-names.ts'
import { FolderLocked } from '../src/intake/private/lock-folder.ts'
import { erasePerson } from './lib/erase-person.ts'
import { findContribution } from './lib/find-contribution.ts'
import { notStarted, openPlan } from './lib/open-plan.ts'
import type { OpenPlan } from './lib/open-plan.ts'

// npm run erase -- PERSON|NUMBER|ID: removes a person's name, given by their id or by one of their contributions. Exit code 1 when nothing was done.
const plan = await openPlan(process.env, resolve(import.meta.dirname, '..'))
if (plan) process.exitCode = await erase(plan, process.argv[2] ?? '')
else {
  console.error(notStarted)
  process.exitCode = 1
}

async function erase(plan: OpenPlan, said: string): Promise<number> {
  const { settings, folder, coordinators, readState, messages: { t } } = plan
  // Before the branch is read: what leaves meanwhile has its name there.
  const waiting = await findWaitingNames(folder)
  const state = await readState()
  const person = said.startsWith('p-') ? said : (findContribution(state, said)?.person ?? waiting.find(({ contribution }) => contribution === said)?.person)
  const isWaiting = waiting.some((one) => one.person === person)
  const coordinator = (await coordinators.list()).find(({ id }) => id === person)
  if (!person || !(state.people[person] || isWaiting || coordinator?.unnamed)) {
    console.error(t(person ? 'cli.no-name' : 'cli.erase-usage', { id: person ?? '' }))
    return 1
  }
  try {
    await erasePerson(plan, person, isWaiting)
  } catch (error) {
    if (!(error instanceof FolderLocked)) throw error
    console.error(t('cli.erase-waiting', { id: person, pid: String(error.data['pid']) }))
    return 1
  }
  console.log(t('cli.erased', { id: person }))
  console.log(t('cli.erased-machine', { repository: forgeDir(settings) }))
  if (coordinator) console.log(t('cli.erased-desk', { id: person }))
  console.log(t('cli.not-recalled'))
  if (settings.github) console.log(t('cli.not-recalled-github'))
  return 0
}
