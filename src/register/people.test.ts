import { describe, expect, it } from 'vitest'
import { createLocalForge } from '../forges/local/create-local-forge.ts'
import { runGit } from '../git/run-git.ts'
import { buildPersonId } from '../testing/build-event.ts'
import { createTempRepository } from '../testing/create-temp-repository.ts'
import { readPeople, writePeople } from './people.ts'

const at = '2026-02-03T00:00:00Z'
const [amel, bo] = [buildPersonId(1), buildPersonId(2)]

async function start() {
  const repository = await createTempRepository()
  const forge = createLocalForge({ gitDir: repository.gitDir })
  return { ...repository, forge, read: async () => readPeople(forge.repository, (await forge.refresh()).people) }
}

describe('writePeople', () => {
  it('keeps one commit without parent, from which a removed name cannot be reached', async () => {
    const { forge, gitDir, read } = await start()
    await writePeople(forge, (people) => ({ ...people, [bo]: { name: 'Bo' }, [amel]: { name: 'Amel « la Verte »', coordinator: true } }), at)
    expect(await read()).toEqual({ [amel]: { name: 'Amel « la Verte »', coordinator: true }, [bo]: { name: 'Bo' } })
    await writePeople(forge, ({ [amel]: _removed, ...others }) => others, at)
    expect(await read()).toEqual({ [bo]: { name: 'Bo' } })
    expect((await runGit(['--git-dir', gitDir, 'rev-list', '--count', 'refs/heads/people'])).toString()).toBe('1\n')
    expect((await runGit(['--git-dir', gitDir, 'log', '-p', '--all'])).toString()).not.toContain('Amel')
  })

  it('writes nothing when nothing changes', async () => {
    const { forge } = await start()
    await writePeople(forge, (people) => people, at)
    expect((await forge.refresh()).people).toBeNull()
    await writePeople(forge, () => ({ [bo]: { name: 'Bo' } }), at)
    const before = (await forge.refresh()).people
    await writePeople(forge, (people) => ({ ...people }), '2026-03-03T00:00:00Z')
    expect((await forge.refresh()).people).toBe(before)
  })

  it('loses no name among twenty parallel writers', async () => {
    const { forge, gitDir, read } = await start()
    const other = createLocalForge({ gitDir })
    const ids = Array.from({ length: 20 }, (_, index) => buildPersonId(index))
    await Promise.all(ids.map((id, index) => writePeople(index % 2 ? forge : other, (people) => ({ ...people, [id]: { name: `N${index}` } }), at)))
    expect(Object.keys(await read())).toEqual(ids)
  })

  it('refuses what is not a person’s id', async () => {
    const { forge } = await start()
    await expect(writePeople(forge, () => ({ 'amel@example.org': { name: 'Amel' } }), at)).rejects.toThrow()
    expect((await forge.refresh()).people).toBeNull()
  })
})

describe('readPeople', () => {
  it('names the file when it is not in its format', async () => {
    const { commit, forge } = await start()
    await commit({ 'people.json': '{"x": 1}' }, { branch: 'people' })
    await expect(readPeople(forge.repository, (await forge.refresh()).people)).rejects.toMatchObject({ code: 'repository.unreadable', message: expect.stringContaining('people.json') })
  })
})
