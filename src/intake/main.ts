import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { pruneUnreachable } from '../git/prune-unreachable.ts'
import { createLocalForge } from '../forges/local/create-local-forge.ts'
import { buildSite } from '../site/build-site.ts'
import { createSitePublisher } from '../site/site-publisher.ts'
import type { Heads } from '../ports.ts'
import { readSettings, type Settings } from '../settings/settings.ts'
import { createIntake } from './app.ts'
import { contributionPath } from './context.ts'
import { createSigner } from './guards/signer.ts'
import { forgeDir, prepareForge } from './prepare-forge.ts'
import { createCoordinators, type Coordinators } from './private/coordinators.ts'
import { deliverRecord, setName } from './private/deliver-record.ts'
import { FolderLocked, lockFolder } from './private/lock-folder.ts'
import { createOutbox } from './private/outbox.ts'
import { createPrivateFolder } from './private/private-folder.ts'
import { createTerminal } from './terminal.ts'
import { createWaitingRoom } from './waiting-room.ts'

/** In milliseconds. */
const watchEvery = 3_000
const retryEvery = 60_000
const pruneEvery = 3_600_000
const checkout = join(import.meta.dirname, '../..')
const terminal = createTerminal(process.env, () => performance.now(), (line) => console.log(line))
const clock = { now: () => new Date() }

async function start(settings: Settings): Promise<void> {
  const unlock = await lockFolder(settings.planDir)
  const gitDir = forgeDir(settings)
  const forge = createLocalForge({ gitDir })
  let built = ''
  const site = await createSitePublisher({
    siteDir: join(settings.planDir, 'site'),
    now: () => performance.now(),
    build: async (outDir, onProgress) => {
      const scratch = join(settings.planDir, 'work')
      const heads = await forge.refresh()
      built = nameHeads(heads)
      await buildSite({ gitDir, heads, base: settings.base, url: settings.url, intakeUrl: settings.intakeUrl, demo: settings.demo, hold: settings.hold, outDir, cacheDir: join(scratch, 'cache'), pagesDir: join(scratch, 'pages') }, { onProgress })
    },
  })
  const room = createWaitingRoom(site)
  let answer: (request: Request, env: unknown) => Response | Promise<Response> = room.fetch
  const port = await listen(settings, (request, env) => answer(request, env))
  const url = `http://${settings.host === '0.0.0.0' || settings.host === '::' ? 'localhost' : settings.host}:${port}`
  const at = (path: string) => `${url}${settings.base}${path}`
  terminal.say(terminal.t('serving', { url: at('') }))

  const publicUrl = (id: string) => `${settings.url ?? url}${contributionPath(settings.base, id)}`
  await prepareForge({ settings, checkout, clock, publicUrl, onStep: room.tell(terminal) })
  const folder = await createPrivateFolder(join(settings.planDir, 'private'))
  const coordinators = createCoordinators(folder, createSigner(folder.key), clock)
  const first = await firstCoordinator(coordinators)
  await setName(forge, first.id, first.name, clock, { coordinator: true })
  const outbox = await createOutbox({ folder, clock, deliver: (record) => deliverRecord({ forge, publicUrl }, clock, record), onDelivered: () => site.rebuild() })
  const intake = createIntake({ forge, clock, settings, folder, outbox, coordinators, site })
  const isOutside = (request: Request) => settings.base !== '/' && new URL(request.url).pathname === '/'
  answer = (request, env) => (isOutside(request) ? Response.redirect(new URL(settings.base, request.url), 302) : intake.fetch(request, env as object))

  const done = terminal.step(terminal.t('step.pages'))
  site.rebuild()
  await site.whenIdle()
  done()
  const { lastError } = site.status()
  const isServed = site.currentDir() !== null
  if (lastError) terminal.say(terminal.t(isServed ? 'site-failed' : 'site-none', { reason: lastError }))
  terminal.say(`\n${terminal.t(isServed ? 'ready' : 'waiting', { seconds: terminal.seconds() })}`)
  terminal.say(terminal.t('read', { url: at('') }))
  terminal.say(terminal.t('propose', { url: at('proposer/?intention=idee') }))
  terminal.say(terminal.t('decide', { url: at(`coordination/entrer/${coordinators.tokenOf(first)}/`) }))
  terminal.say(`\n${terminal.t('stop', { folder: settings.planDir })}`)

  // A command, or a push into the embedded forge, may have moved a branch.
  const watch = setInterval(() => void forge.refresh().then((heads) => nameHeads(heads) !== built && site.rebuild(), () => undefined), watchEvery)

  // What made a build fail may have passed: a full disk, a host's page put right by hand.
  const retry = setInterval(() => site.status().lastError && site.rebuild(), retryEvery)

  // Names that were taken back leave the disk too. Tried again at the next hour when it cannot be done now.
  const prune = () => void pruneUnreachable(gitDir).catch(() => undefined)
  prune()
  const housekeeping = setInterval(prune, pruneEvery)

  const stop = async () => {
    clearInterval(watch)
    clearInterval(housekeeping)
    clearInterval(retry)
    await outbox.stop()
    await unlock()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
}

function nameHeads({ main, register, people }: Heads): string {
  return `${main} ${register} ${people}`
}

/** The first coordinator who is still active; made when there is none. */
async function firstCoordinator(coordinators: Coordinators) {
  const active = (await coordinators.list()).find((one) => !one.revokedAt)
  return active ?? coordinators.add(terminal.t('coordinator'))
}

/** Resolves with the port once the address answers. */
function listen({ host, port }: Settings, fetch: (request: Request, env: unknown) => Response | Promise<Response>): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, (address) => resolve(address.port))
    server.on('error', reject)
  })
}

const settings = readSettings(process.env, process.cwd())
try {
  await start(settings)
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (error instanceof FolderLocked) terminal.say(terminal.t('locked', { pid: String(error.data['pid']), folder: settings.planDir }))
  else if (code === 'EADDRINUSE') terminal.say(terminal.t('port-taken', { port: String(settings.port), next: String(settings.port + 1) }))
  else terminal.say(terminal.t('failed', { reason: error instanceof Error ? error.message : String(error), folder: settings.planDir }))
  process.exit(1)
}
