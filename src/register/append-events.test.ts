import { describe, expect, it } from 'vitest'
import { foldRegister } from '../domain/fold-register.ts'
import { formatEventPath } from '../domain/register-event.ts'
import type { NewRegisterEvent } from '../domain/register-event.ts'
import { createLocalForge } from '../forges/local/create-local-forge.ts'
import { openRepository } from '../git/open-repository.ts'
import type { Forge } from '../ports.ts'
import { BranchMoved } from '../ports.ts'
import { buildCommented, buildDeclined, buildId, buildSubmitted } from '../testing/build-event.ts'
import { createTempRepository } from '../testing/create-temp-repository.ts'
import { appendEvents } from './append-events.ts'
import { readRegister } from './read-register.ts'

const at = '2026-02-03T00:00:00Z'

async function start() {
  const repository = await createTempRepository()
  const forge = createLocalForge({ gitDir: repository.gitDir })
  const read = async () => readRegister(forge.repository, (await forge.refresh()).register)
  const log = async () => forge.repository.log((await forge.refresh()).register ?? '', 'events')
  return { ...repository, forge, read, log }
}

describe('appendEvents', () => {
  it('makes the branch with its first event, without parent', async () => {
    const { forge, log } = await start()
    const [event] = await appendEvents(forge, [buildSubmitted(1)], at)
    expect(event).toMatchObject({ format: 1, seq: 1, number: 1, contribution: buildId(1) })
    expect(await log()).toMatchObject([{ parents: [], message: 'register: submitted 1\n', at: '2026-02-03T00:00:00.000Z', files: [{ path: 'events/000/000001-submitted-0000000001.json' }] }])
  })

  it('numbers submissions alone, and every event in order', async () => {
    const { forge, read } = await start()
    await appendEvents(forge, [buildSubmitted(1), buildCommented(2, 1)], at)
    await appendEvents(forge, [buildDeclined(3, 1), buildSubmitted(4)], at)
    const { events, issues } = await read()
    expect(issues).toEqual([])
    expect(events.map((event) => [event.seq, event.type, event.type === 'submitted' ? event.number : null])).toEqual([[1, 'submitted', 1], [2, 'commented', null], [3, 'decided', null], [4, 'submitted', 2]])
    expect(foldRegister(events).get(buildId(1))?.status).toBe('declined')
  })

  it('puts several events in one commit whose message holds no contributed text', async () => {
    const { forge, log } = await start()
    await appendEvents(forge, [buildSubmitted(1, 'Closes #1 @someone'), buildCommented(2, 1)], at)
    expect((await log()).map(({ message }) => message)).toEqual(['register: 2 events\n\nsubmitted 1\ncommented 0000000002\n'])
  })

  it('returns what is stored for an id that is there already and writes nothing', async () => {
    const { forge, log } = await start()
    const first = await appendEvents(forge, [buildSubmitted(1)], at)
    const again = await appendEvents(forge, [buildSubmitted(1, 'other words'), buildSubmitted(2)], at)
    expect(again[0]).toEqual(first[0])
    expect(again[1]).toMatchObject({ seq: 2, number: 2 })
    expect(await appendEvents(forge, [buildSubmitted(2), buildSubmitted(1)], at)).toEqual([again[1], again[0]])
    expect(await log()).toHaveLength(2)
  })

  it('stores an event once when a batch holds it twice', async () => {
    const { forge, read } = await start()
    const stored = await appendEvents(forge, [buildSubmitted(1), buildSubmitted(1)], at)
    expect(stored[0]).toEqual(stored[1])
    expect((await read()).events).toHaveLength(1)
  })

  it('refuses an event out of format with its code, and writes none of the batch', async () => {
    const { forge } = await start()
    const faulty = { ...buildSubmitted(2), at: 'yesterday' }
    await expect(appendEvents(forge, [buildSubmitted(1), faulty], at)).rejects.toMatchObject({ code: 'register.invalid-event', data: { id: buildId(2) } })
    expect((await forge.refresh()).register).toBeNull()
  })

  it('goes on after a refused one', async () => {
    const { forge } = await start()
    const results = await Promise.allSettled([appendEvents(forge, [{ ...buildSubmitted(1), id: 'no' }], at), appendEvents(forge, [buildSubmitted(2)], at)])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })

  it('lands each of twenty parallel appends once, from two forges on one repository', async () => {
    const { forge, gitDir, read } = await start()
    const other = createLocalForge({ gitDir })
    const counts = Array.from({ length: 20 }, (_, index) => index + 1)
    await Promise.all(counts.map((count) => appendEvents(count % 2 ? forge : other, [buildSubmitted(count)], at)))
    const { events } = await read()
    expect(events.map((event) => event.seq)).toEqual(counts)
    expect(events.map((event) => (event.type === 'submitted' ? event.number : null))).toEqual(counts)
    expect(events.map((event) => event.id).sort()).toEqual(counts.map(buildId))
  })

  it('gives up after ten lost races and says which branch moved', async () => {
    const { forge } = await start()
    let calls = 0
    const moved: Forge = { ...forge, writeCommit: async () => { calls += 1; throw new BranchMoved('register', { expected: null, actual: null }) } }
    await expect(appendEvents(moved, [buildSubmitted(1)], at)).rejects.toMatchObject({ code: 'forge.branch-moved' })
    expect(calls).toBe(10)
  })

  it('is written once when the answer to a write was lost', async () => {
    const { forge, read } = await start()
    let lose = true
    const lossy: Forge = { ...forge, writeCommit: async (write) => { const id = await forge.writeCommit(write); if (lose) { lose = false; throw new Error('cut') } return id } }
    await expect(appendEvents(lossy, [buildSubmitted(1)], at)).rejects.toThrow('cut')
    expect(await appendEvents(lossy, [buildSubmitted(1)], at)).toMatchObject([{ seq: 1, number: 1 }])
    expect((await read()).events).toHaveLength(1)
  })

  it('keeps contributed words byte for byte', async () => {
    const { forge, read } = await start()
    const text = 'e\u0301 é\r\n"\\ \u2028 \u202e </script> 🌱 ```\n---\nstatus: adopted'
    await appendEvents(forge, [buildSubmitted(1, text)], at)
    expect((await read()).events[0]).toMatchObject({ draft: { text } })
  })
})

describe('readRegister', () => {
  it('is empty when there is no register', async () => {
    const { forge } = await start()
    expect(await readRegister(forge.repository, null)).toMatchObject({ events: [], issues: [] })
  })

  it('reports what it cannot read, passes it over, and gives no place or number twice', async () => {
    const { forge, commit, read } = await start()
    const [first] = await appendEvents(forge, [buildSubmitted(1)], at)
    const later = { ...first, format: 2, seq: 2, number: 7 }
    await commit({ [formatEventPath({ seq: 2, type: 'submitted', contribution: buildId(2) })]: JSON.stringify(later), 'events/000/000003-submitted-x.json': '{', 'events/000/000004-decided-x.json': '[]', 'README.md': 'Hello' }, { branch: 'register' })
    const { events, issues } = await read()
    expect(events).toEqual([first])
    expect(issues.map(({ code, path }) => [code, path])).toEqual([['register.unknown-format', 'events/000/000002-submitted-0000000002.json'], ['register.not-json', 'events/000/000003-submitted-x.json'], ['register.not-json', 'events/000/000004-decided-x.json']])
    expect(await appendEvents(forge, [buildSubmitted(5)], at)).toMatchObject([{ seq: 5, number: 8 }])
  })

  it('reads from Git what the one who appended already has', async () => {
    const { forge, gitDir, read } = await start()
    await appendEvents(forge, [buildSubmitted(1), { ...buildDeclined(2, 1), note: undefined } as NewRegisterEvent], at)
    const afresh = openRepository(gitDir)
    expect(await readRegister(afresh, (await afresh.heads()).register)).toStrictEqual(await read())
  })

  it('gives a list of its own to each caller', async () => {
    const { forge, read } = await start()
    await appendEvents(forge, [buildSubmitted(1)], at)
    const { events } = await read()
    events.pop()
    expect((await read()).events).toHaveLength(1)
  })
})
