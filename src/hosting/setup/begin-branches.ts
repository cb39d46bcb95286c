import type { Forge } from '../../ports.ts'

const registerWords = `# Register

What happened to the plan: one JSON file an event, under events/, only ever added to. The site and the desk read it; so can you.
`

/** Makes the branches `register` and `people` where they are not there yet. Returns those that it made. */
export async function beginBranches(forge: Pick<Forge, 'refresh' | 'writeCommit'>, at: string): Promise<('register' | 'people')[]> {
  const heads = await forge.refresh()
  const missing = (['register', 'people'] as const).filter((branch) => heads[branch] === null)
  const files = { register: new Map([['README.md', registerWords]]), people: new Map([['people.json', '{}\n']]) }
  for (const branch of missing) await forge.writeCommit({ branch, expected: null, parents: [], base: null, files: files[branch], message: `${branch}: begin\n`, at, ...(branch === 'people' && { replace: true }) })
  return missing
}
