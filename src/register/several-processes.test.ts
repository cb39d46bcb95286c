import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runGit } from '../git/run-git.ts'
import { openRepository } from '../git/open-repository.ts'
import { buildId } from '../testing/build-event.ts'
import { createTempRepository } from '../testing/create-temp-repository.ts'
import { startNode } from '../testing/start-node.ts'
import { readRegister } from './read-register.ts'

const script = fileURLToPath(new URL('../testing/append-in-process.ts', import.meta.url))

/** Each of `count` submissions is there once, in its own commit, with places and numbers without gaps. */
async function expectEachOnce(gitDir: string, count: number): Promise<void> {
  const repository = openRepository(gitDir)
  const { register } = await repository.heads()
  const { events, issues } = await readRegister(repository, register)
  const whole = Array.from({ length: count }, (_, index) => index + 1)
  expect(issues).toEqual([])
  expect(events.map(({ seq }) => seq)).toEqual(whole)
  expect(events.map((event) => (event.type === 'submitted' ? event.number : 0))).toEqual(whole)
  expect(events.map(({ id }) => id).sort()).toEqual(whole.map(buildId))
  expect(await repository.log(register ?? '', 'events')).toHaveLength(count)
  await runGit(['--git-dir', gitDir, 'fsck', '--strict', '--full'])
}

describe('appendEvents from several processes', () => {
  it('lands every event of two writers exactly once', async () => {
    const { gitDir } = await createTempRepository()
    const writers = [startNode(script, [gitDir, '1', '15']), startNode(script, [gitDir, '16', '30'])]
    for (const { code, stderr } of await Promise.all(writers.map(({ ended }) => ended))) expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    await expectEachOnce(gitDir, 30)
  })

  it('loses and doubles nothing when the writer is killed at any time and started again', async () => {
    const { gitDir } = await createTempRepository()
    let reached = 0
    for (const delay of [5, 17, 31, 43, 59, 73]) {
      const { child, ended } = startNode(script, [gitDir, '1', '12'])
      await new Promise((resolve) => child.stdout?.once('data', resolve))
      await wait(delay)
      child.kill('SIGKILL')
      const said = (await ended).stdout.trim().split('\n').map(Number)
      reached = Math.max(reached, ...said)
      const repository = openRepository(gitDir)
      const { events } = await readRegister(repository, (await repository.heads()).register)
      expect(events.length).toBeGreaterThanOrEqual(reached)
    }
    expect(await startNode(script, [gitDir, '1', '12']).ended).toMatchObject({ code: 0, stderr: '' })
    await expectEachOnce(gitDir, 12)
  })
})
