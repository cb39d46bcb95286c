import { z } from 'zod'
import { personId } from '../domain/ids.ts'
import type { CommitId } from '../domain/ids.ts'
import type { Forge, People, PlanRepository } from '../ports.ts'
import { RepositoryUnreadable } from '../ports.ts'
import { retryWhenMoved } from './retry-when-moved.ts'
import { runInTurn } from './run-in-turn.ts'

const FILE = 'people.json'

const people = z.record(personId, z.strictObject({ name: z.string().min(1).max(200), coordinator: z.boolean().optional() }))

/** Names at a commit of the `people` branch (null: nobody gave one). Throws `RepositoryUnreadable` when the file is not in its format. */
export async function readPeople(repository: PlanRepository, commit: CommitId | null): Promise<People> {
  if (commit === null) return {}
  const text = (await repository.readFolder(commit, '')).get(FILE)
  try {
    return people.parse(JSON.parse(text ?? '{}'))
  } catch (cause) {
    throw new RepositoryUnreadable(`${FILE} at ${commit} on the branch people cannot be read: its format is { "p-…": { "name": "…" } }.`, { cause })
  }
}

/**
 * Changes the names and returns them as stored. The branch is one commit without parent, replaced each time, so that a name that
 * was removed cannot be reached from it. `update` is called again when another process moved the branch first, ten times in all.
 * Nothing is written when it changes nothing. `at` is the commit's date.
 */
export function writePeople(forge: Forge, update: (people: People) => People, at: string): Promise<People> {
  return runInTurn(forge, () => retryWhenMoved(() => writeOnce(forge, update, at)))
}

async function writeOnce(forge: Forge, update: (people: People) => People, at: string): Promise<People> {
  const { people: head } = await forge.refresh()
  const before = await readPeople(forge.repository, head)
  const after = sortById(people.parse(update(structuredClone(before))))
  const text = formatPeople(after)
  if (text === formatPeople(sortById(before))) return after
  await forge.writeCommit({ branch: 'people', expected: head, parents: [], base: null, files: new Map([[FILE, text]]), message: 'people: names\n', at, replace: true })
  return after
}

function sortById(names: People): People {
  return Object.fromEntries(Object.entries(names).sort(([one], [other]) => (one < other ? -1 : 1)))
}

function formatPeople(names: People): string {
  return `${JSON.stringify(names, null, 2)}\n`
}
