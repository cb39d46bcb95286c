import { describe, expect, it } from 'vitest'
import type { HostedCommit } from '../../ports.ts'
import { listRunEnds } from './list-run-ends.ts'

/** `zoe-b<a`: the commit `b`, by zoe, on `a`. */
const commit = (written: string): HostedCommit => {
  const [, who = '', id = '', parents = ''] = /^(\w+)-(\w+)<(.*)$/.exec(written) ?? []
  return { id, parents: parents.split(',').filter(Boolean), by: { id: who }, at: '2026-02-03T00:00:00Z', message: '', isOurs: who === 'us' }
}
const ends = (head: string, commits: string[], told: string[] = []): string[] => listRunEnds({ head, commits: commits.map(commit), mergedAs: null }, ({ id, isOurs }) => isOurs || told.includes(id)).map(({ id }) => id)

describe('runs of commits', () => {
  it('end where somebody else goes on, and at the head', () => {
    expect(ends('d', ['us-o<', 'zoe-a<o', 'zoe-b<a', 'yann-c<b', 'zoe-d<c'])).toEqual(['b', 'c', 'd'])
  })

  it('begin after the last commit that was told of, or that is ours, and there are none below it', () => {
    expect(ends('c', ['us-o<', 'zoe-a<o', 'yann-b<a', 'zoe-c<b'], ['b'])).toEqual(['c'])
    expect(ends('o', ['zoe-a<', 'us-o<a'])).toEqual([])
    expect(ends('b', ['us-o<', 'zoe-a<o', 'yann-b<a'], ['b'])).toEqual([])
  })

  it('of two lines that were merged are those of each, wherever the other is listed', () => {
    expect(ends('m', ['us-o<', 'zoe-a<o', 'yann-b<o', 'zoe-m<a,b'])).toEqual(['a', 'b', 'm'])
    expect(ends('m', ['us-o<', 'yann-b<o', 'zoe-a<o', 'zoe-m<a,b'], ['a'])).toEqual(['b', 'm'])
    expect(ends('m', ['us-o<', 'zoe-a<o', 'zoe-b<o', 'yann-m<a,b'])).toEqual(['a', 'b', 'm'])
  })

  it('a head that the host does not list is the work of whoever made the last commit that it does', () => {
    expect(ends('z', ['zoe-a<', 'yann-b<a'])).toEqual(['a', 'z'])
    expect(ends('z', ['zoe-a<', 'yann-b<a'], ['z'])).toEqual([])
  })
})
