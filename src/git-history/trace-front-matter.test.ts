import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Checkout, createCheckout } from '../testing/create-checkout.ts'
import { createTempDir } from '../testing/create-temp-dir.ts'
import { openTraceCache } from '../trace-cache/trace-cache.ts'
import { attributeRepository } from './attribute-repository.ts'
import type { Attribution } from './attribution.ts'

const write = (keys: Record<string, unknown>, body = 'Planter des haies.'): Record<string, string> => ({ 'a.md': `---\n${Object.entries(keys).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join('')}---\n${body}\n` })

describe('keys of front matter, of which each says who gave it its value', () => {
  let checkout: Checkout
  let cache: ReturnType<typeof openTraceCache>
  const git: Checkout['git'] = (...args) => checkout.git(...args)
  const commit: Checkout['commit'] = (...args) => checkout.commit(...args)
  const ask = async (options: { cache?: typeof cache } = {}): Promise<string> => [...((await attributeRepository({ repository: checkout.folder, content: '.', ...options })) ?? [])].join('')

  /** Each key with its author, and with the commit's where that came through another; the same cold, kept and from what was kept. */
  async function tell(): Promise<Record<string, string>> {
    const cold = await ask()
    for (let time = 0; time < 2; time++) expect(await ask({ cache })).toBe(cold)
    const { people, commits, files } = JSON.parse(cold) as Attribution
    const nameOf = (id: string): string => people[commits[id]!.author]!.name
    return Object.fromEntries(Object.entries(files['a.md']!.frontMatter).map(([key, { since, through }]) => [key, through === undefined ? nameOf(since) : `${nameOf(since)} through ${nameOf(through)}`]))
  }

  /** Main, where Ada wrote and was traced; a branch stands on that. */
  beforeEach(async () => {
    checkout = await createCheckout()
    cache = openTraceCache({ folder: join(await createTempDir(), 'traces'), version: '1' })
    await commit('Ada', write({ title: 'Un', order: 1, tags: ['a'] }))
    expect(await tell()).toEqual({ title: 'Ada', order: 'Ada', tags: 'Ada' })
    await git('checkout', '--quiet', '-b', 'branch')
  })

  /** Merges the branch into main; the merge holds what is given, by Dana. */
  async function merge(files: Record<string, string>): Promise<string> {
    await git('checkout', '--quiet', 'main')
    await git('merge', '--quiet', '--no-ff', '--no-commit', 'branch')
    return commit('Dana', files)
  }

  it('gives each to the commit of a branch that changed it, and names the merge', async () => {
    const order = await commit('Bob', write({ title: 'Un', order: 2, tags: ['a'] }))
    await commit('Bob', { 'code.txt': 'Pas lu.' })
    const title = await commit('Cleo', write({ title: 'Deux', order: 2, tags: ['a'], fresh: true }))
    await commit('Bob', write({ title: 'Deux', order: 2, tags: ['a'], fresh: true }, 'Chanter dans la rue.'))
    await git('checkout', '--quiet', 'main')
    await commit('Ada', { 'other.md': 'Autre chose.\n' })
    const through = await merge({})
    expect(await tell()).toEqual({ title: 'Cleo through Dana', order: 'Bob through Dana', tags: 'Ada', fresh: 'Cleo through Dana' })
    expect((JSON.parse(await ask()) as Attribution).files['a.md']!.frontMatter).toMatchObject({ title: { since: title, through }, order: { since: order, through }, fresh: { since: title, through } })
    await commit('Ada', write({ title: 'Deux', order: 3, tags: ['a'] }))
    expect(await tell()).toEqual({ title: 'Cleo through Dana', order: 'Ada', tags: 'Ada' })
  })

  it('gives those of a squash to the commits of its pull request, where its head is there', async () => {
    await commit('Bob', write({ title: 'Un', order: 2, tags: ['a'] }))
    await commit('Cleo', write({ title: 'Deux', order: 2, tags: ['a'] }))
    await git('update-ref', 'refs/pull/7/head', 'HEAD')
    await git('checkout', '--quiet', 'main')
    await git('branch', '--quiet', '-D', 'branch')
    await commit('Robot', write({ title: 'Deux', order: 2, tags: ['b'] }), 'Change (#7)')
    expect(await tell()).toEqual({ title: 'Cleo through Robot', order: 'Bob through Robot', tags: 'Robot' })
    await git('update-ref', '-d', 'refs/pull/7/head')
    expect(await tell()).toEqual({ title: 'Robot', order: 'Robot', tags: 'Robot' })
  })

  it('counts the last commit that made the value so, not one whose value did not stay', async () => {
    await commit('Bob', write({ title: 'Deux', order: 2, tags: ['a'] }))
    await commit('Cleo', write({ title: 'Trois', order: 2, tags: ['a'] }))
    await commit('Eve', write({ title: 'Deux', order: 2, tags: ['a'] }))
    await commit('Bob', write({ title: 'Deux', order: 2, tags: ['a'] }, 'Chanter dans la rue.'))
    await merge({})
    expect(await tell()).toEqual({ title: 'Eve through Dana', order: 'Bob through Dana', tags: 'Ada' })
  })

  it('leaves to a merge the value that it has of its own, even one that the branch had and gave up', async () => {
    await commit('Bob', write({ title: 'Deux', order: 2, tags: ['a'] }))
    await commit('Cleo', write({ title: 'Trois', order: 2, tags: ['a'] }))
    await merge(write({ title: 'Deux', order: 4, tags: ['b'] }))
    expect(await tell()).toEqual({ title: 'Dana', order: 'Dana', tags: 'Dana' })
  })

  it('looks through branches that were merged into the branch, and main that was', async () => {
    await git('checkout', '--quiet', '-b', 'inner')
    await commit('Cleo', write({ title: 'Un', order: 1, tags: ['a'] }, 'Chanter dans la rue.'))
    await git('checkout', '--quiet', 'branch')
    await commit('Bob', write({ title: 'Un', order: 2, tags: ['a'] }))
    await git('merge', '--quiet', '--no-ff', '--no-commit', 'inner')
    await commit('Eve', write({ title: 'Un', order: 2, tags: ['a'], fresh: true }, 'Chanter dans la rue.'))
    await git('checkout', '--quiet', 'main')
    await commit('Ada', write({ title: 'Un', order: 1, tags: ['c'] }))
    await tell()
    await git('checkout', '--quiet', 'branch')
    await git('merge', '--quiet', '--no-commit', '--strategy-option=ours', 'main')
    await commit('Eve', write({ title: 'Un', order: 2, tags: ['c'], fresh: true }, 'Chanter dans la rue.'))
    await merge({})
    expect(await tell()).toEqual({ title: 'Ada', order: 'Bob through Dana', tags: 'Ada', fresh: 'Eve through Dana' })
  })

  it('gives a file that a branch begins, or takes away and begins again, to who wrote it there', async () => {
    await commit('Bob', write({ title: 'Un', order: 2, tags: ['a'] }))
    await git('rm', '--quiet', 'a.md')
    await commit('Bob', {})
    await commit('Cleo', { ...write({ title: 'Un', order: 2, tags: ['a'] }) })
    await merge({})
    expect(await tell()).toEqual({ title: 'Ada', order: 'Cleo through Dana', tags: 'Ada' })
  })
})
