import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createLocalForge } from '../../forges/local/create-local-forge.ts'
import { loadState } from '../../usecases/load-state.ts'
import { waitingContributions } from '../../usecases/waiting.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'

const createTempDir = useTempDirs()

/** Sends an idea until the server says that it is received; the key makes a second sending the same one. */
async function send(server: RunningServer, texte: string): Promise<void> {
  const body = JSON.stringify({ intention: 'idee', texte, accord: true, cle: randomBytes(18).toString('base64url') })
  const end = Date.now() + 60_000
  for (;;) {
    const response = await fetch(`${server.url}api/contributions`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body })
    if (response.status === 202) return
    if (Date.now() > end) throw new Error(`never received: ${response.status} ${await response.text()}`)
    await wait(50)
  }
}

describe('a server that is killed', () => {
  it('loses nothing that it called received, and doubles nothing, whenever it dies', { timeout: 240_000 }, async () => {
    const planDir = await createTempDir()
    await (await startServer({ planDir })).stop()
    const delays = [0, 5, 15, 40, 100, 250]
    for (const delay of delays) {
      const server = await startServer({ planDir, until: 'serving' })
      await send(server, `Idée tuée après ${delay} ms`)
      await wait(delay)
      await server.stop('SIGKILL')
    }
    const last = await startServer({ planDir })
    const state = await loadState(createLocalForge({ gitDir: join(planDir, 'forge.git') }).repository)
    const kept = waitingContributions(state).map((each) => each.text ?? '')
    for (const delay of delays) expect(kept.filter((text) => text.startsWith(`Idée tuée après ${delay} ms`))).toHaveLength(1)
    const numbers = waitingContributions(state).map((each) => each.number)
    expect(new Set(numbers).size).toBe(numbers.length)
    const cookie = await enter(last)
    const desk = await (await fetch(`${last.url}coordination/`, { headers: { cookie } })).text()
    for (const delay of delays) expect(desk).toContain(`Idée tuée après ${delay} ms`)
    await last.stop()
  })
})

async function enter(server: RunningServer): Promise<string> {
  const response = await fetch(server.deskUrl, { method: 'POST', redirect: 'manual', headers: { origin: new URL(server.url).origin } })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}
