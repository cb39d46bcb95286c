import { resolve } from 'node:path'
import { setName } from '../src/intake/private/deliver-record.ts'
import type { Coordinator } from '../src/intake/private/coordinators.ts'
import { intakeOrigin, localOrigin } from '../src/settings/intake-origin.ts'
import { notStarted, openPlan } from './lib/open-plan.ts'
import type { OpenPlan } from './lib/open-plan.ts'

// npm run coordinator -- add NAME | list | revoke ID. Works while the server runs. Exit code 1 when nothing was done.
const plan = await openPlan(process.env, resolve(import.meta.dirname, '..'))
const [command = 'list', ...words] = process.argv.slice(2)
if (plan) process.exitCode = await run(plan, command, words.join(' ').trim())
else {
  console.error(notStarted)
  process.exitCode = 1
}

async function run({ coordinators, forge, clock, settings, messages: { t } }: OpenPlan, command: string, words: string): Promise<number> {
  const linkOf = (one: Coordinator) => `${intakeOrigin(settings) ?? localOrigin(settings)}${settings.base}coordination/entrer/${coordinators.tokenOf(one)}/`
  if (command === 'add' && words) {
    const added = await coordinators.add(words.slice(0, 100))
    await setName(forge, added.id, added.name, clock, { coordinator: true })
    console.log(`${t('people.added', { name: added.name })}\n${linkOf(added)}\n${t('people.link-hint')}`)
    return 0
  }
  if (command === 'revoke' && words) {
    const done = await coordinators.revoke(words)
    console.log(t(done ? 'cli.revoked' : 'cli.no-such-coordinator', { id: words }))
    return done ? 0 : 1
  }
  if (command === 'list') {
    for (const one of await coordinators.list()) console.log(`${one.id}  ${one.name}  ${one.revokedAt ? t('people.revoked', { date: one.revokedAt.slice(0, 10) }) : linkOf(one)}`)
    return 0
  }
  console.error(t('cli.coordinator-usage'))
  return 1
}
