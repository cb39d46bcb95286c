import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { pruneUnreachable } from '../git/prune-unreachable.ts'
import { TooSoon } from '../ports.ts'
import { intakeOrigin, localOrigin } from '../settings/intake-origin.ts'
import { readSettings, type Settings } from '../settings/settings.ts'
import { findLateClock } from './find-late-clock.ts'
import { contributionPath, deskPath } from './context.ts'
import { explainStartFailure, isDiskFull } from './explain-start-failure.ts'
import { forgeDir } from './forge-dir.ts'
import { openForge } from './open-forge.ts'
import { openSite } from './open-site.ts'
import { prepareForge, settleDemo } from './prepare-forge.ts'
import { lockFolder } from './private/lock-folder.ts'
import { createPrivateFolder } from './private/private-folder.ts'
import { runPlan } from './run-plan.ts'
import { createTerminal } from './terminal.ts'
import { createWaitingRoom } from './waiting-room.ts'

/** In milliseconds. */
const watchEvery = 3_000
const refreshEvery = 30_000
const passEvery = 60_000
const announceFollowEvery = 10_000
const retryEvery = 60_000
const pruneEvery = 3_600_000
const checkout = join(import.meta.dirname, '../..')
const terminal = createTerminal(process.env, () => performance.now(), (line) => console.log(line))
const clock = { now: () => new Date() }

async function start(given: Settings): Promise<void> {
  const unlock = await lockFolder(given.planDir)
  const settings = await settleDemo(given)
  const folder = await createPrivateFolder(join(settings.planDir, 'private'))
  let [address, deskAddress] = ['', '']
  const forge = await openForge({ settings, folder, deskUrl: (id) => `${deskAddress}${deskPath(settings.base, id)}` })
  let readHeads = () => forge.repository.heads()
  const site = await openSite(settings, forge, () => readHeads())
  const room = createWaitingRoom(site)
  let answer: (request: Request, env: unknown) => Response | Promise<Response> = room.fetch
  const port = await listen(settings, (request, env) => answer(request, env))
  const url = localOrigin({ ...settings, port })
  address = settings.url ?? url
  deskAddress = intakeOrigin(settings) ?? url
  const at = (path: string) => `${url}${settings.base}${path}`
  terminal.say(terminal.t('serving', { url: at('') }))

  const publicUrl = (id: string) => `${address}${contributionPath(settings.base, id)}`
  const onStale = (error: unknown) => terminal.say(terminal.t('stale', { reason: error instanceof Error ? error.message : String(error) }))
  await prepareForge({ settings, forge, checkout, clock, publicUrl, onStep: room.tell(terminal), onStale })
  const { intake, outbox, coordinators, first, refresh, watch: host, announcer } = await runPlan({ settings, forge, folder, site, clock, publicUrl, report: onStale, coordinatorName: terminal.t('coordinator') })
  // Between its two writes a decision has no reason yet. A code host may hold a delivery up for minutes: its pages do not wait.
  if (!forge.activity) readHeads = () => outbox.betweenDeliveries(() => forge.repository.heads())
  await refresh().catch(onStale)
  const isOutside = (request: Request) => settings.base !== '/' && new URL(request.url).pathname === '/'
  answer = (request, env) => (isOutside(request) ? Response.redirect(new URL(settings.base, request.url), 302) : intake.fetch(request, env as object))

  const done = terminal.step(terminal.t('step.pages'))
  site.rebuild()
  // The first person's form is to open as soon as everybody else's: the plan that it needs is read meanwhile.
  await intake.request(`${settings.base}proposer/?intention=idee`)
  await site.whenIdle()
  done()
  const { lastError } = site.status()
  const isServed = site.current() !== null
  if (lastError) terminal.say(terminal.t(isServed ? 'site-failed' : 'site-none', { reason: isDiskFull(lastError) ? terminal.t('build-full', { folder: settings.planDir }) : lastError }))
  terminal.say(`\n${terminal.t(isServed ? 'ready' : 'waiting', { seconds: terminal.seconds() })}`)
  terminal.say(terminal.t('read', { url: at('') }))
  terminal.say(terminal.t('propose', { url: at('proposer/?intention=idee') }))
  terminal.say(terminal.t('decide', { url: at(`coordination/entrer/${coordinators.tokenOf(first)}/`) }))
  const late = await findLateClock(forge.repository, clock)
  if (late) terminal.say(terminal.t('clock', { now: minute(late.now), last: minute(late.last) }))
  terminal.say(`\n${terminal.t('stop', { folder: settings.planDir })}`)

  // A command, or a push into the embedded forge, may have moved a branch.
  const watch = setInterval(() => site.follow(), watchEvery)
  // What people do on the forge is taken in; until it answers, the copy is served.
  const renew = setInterval(() => void refresh().catch(() => undefined), refreshEvery)
  // What no notice told us of: the passes of a forge on which people act.
  let told = ''
  const pass = () =>
    void host?.pass().then(
      () => (told = ''),
      (error: unknown) => {
        if (told !== String(error) && !(error instanceof TooSoon)) onStale(error)
        told = String(error)
      },
    )
  pass()
  const passes = setInterval(pass, passEvery)

  // Where the site is built elsewhere, it is asked for when what is not on `main` has changed.
  const announcing = setInterval(() => void announcer?.follow(), announceFollowEvery)

  // What made a build fail may have passed: a full disk, a host's page put right by hand.
  const retry = setInterval(() => site.status().lastError && site.rebuild(), retryEvery)

  // Names that were taken back leave the disk too. Tried again at the next hour when it cannot be done now.
  const prune = () => void pruneUnreachable(forgeDir(settings)).catch(() => undefined)
  prune()
  const housekeeping = setInterval(prune, pruneEvery)

  const stop = async () => {
    clearInterval(watch)
    clearInterval(renew)
    clearInterval(passes)
    clearInterval(announcing)
    clearInterval(housekeeping)
    clearInterval(retry)
    await outbox.stop()
    site.close()
    await unlock()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
}

/** `2026-11-29 16:08` */
function minute(date: Date): string {
  return date.toISOString().slice(0, 16).replace('T', ' ')
}

/** Resolves with the port once the address answers. */
function listen({ host, port }: Settings, fetch: (request: Request, env: unknown) => Response | Promise<Response>): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, (address) => resolve(address.port))
    server.on('error', reject)
  })
}

let settings: Settings | null = null
try {
  settings = readSettings(process.env, process.cwd())
  await start(settings)
} catch (error) {
  terminal.say(explainStartFailure(error, settings, terminal))
  process.exit(1)
}
