import { describe, expect, it } from 'vitest'
import type { LoggedCommit } from '../ports.ts'
import { buildPlanHistory } from './plan-history.ts'

const blobs = new Map([['b', '---\nparent: terre\norder: 10\n---\nPlanter des haies.\n']])

function historyOf(...commits: LoggedCommit['files'][]): ReturnType<typeof buildPlanHistory> {
  return buildPlanHistory(commits.map((files, index) => ({ id: String(index), at: `2026-01-0${index + 1}T00:00:00Z`, author: '', message: '', parents: [], files })), blobs)
}

describe('the history of the plan', () => {
  it.each([
    ['objectives', 'actions'],
    ['actions', 'objectives'],
  ])('keeps in the plan an item whose file goes from %s to %s', (from, to) => {
    const [had, has] = [from, to].map((folder) => `content/${folder}/haies.md`)
    const { removed, revisionsOf } = historyOf([{ path: had!, blob: 'b' }], [{ path: had!, blob: null }, { path: has!, blob: 'b' }].sort((one, other) => (one.path < other.path ? -1 : 1)))
    expect([...removed]).toEqual([])
    expect(revisionsOf('haies').map(({ text }) => text?.body ?? null)).toEqual(['Planter des haies.', null, 'Planter des haies.'])
  })
})
