import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Part } from './orders.ts'
import type { FileToMake } from './part-maker.ts'
import { createSharedPages } from './shared-pages.ts'
import type { SharedPages } from './shared-pages.ts'

const parts: readonly Part[] = ['pages', 'documents']
const paths = ['index.html', 'plan/index.html', 'c/index.html', 'plan/imprimer/index.html', 'actions/index.html', ...Array.from({ length: 90 }, (_, n) => `${['actions', 'axes', 'n', 'seances'][n % 4]!}/x${n}/${n % 3 === 0 ? 'histoire/' : ''}index.html`)]
const fileOf = (path: string): FileToMake => ({ path, make: () => Buffer.from(path) })

/** What each process makes of a site; `order` says whose turn it is to ask for a file, the first process's where it says no more. */
async function makeBoth(shares: readonly SharedPages[], site: readonly string[], order: readonly number[]): Promise<[string[], string[]]> {
  let turns = 0
  const made: [string[], string[]] = [[], []]
  const running = shares.map((share, n) => share.list(site.map(fileOf), [fileOf(`alone-${n}`)], async () => turns++))
  const ended = [false, false]
  for (let step = 0; ended.includes(false); step++) {
    const wanted = order[step] ?? 0
    const n = ended[wanted] ? 1 - wanted : wanted
    const { done, value } = await running[n]!.next()
    if (done) ended[n] = true
    else made[n]!.push(value.path)
  }
  return made
}

describe('createSharedPages', () => {
  it('has every page made by one process, of the first site and of all later ones, and each by the process that made it before', async () => {
    const sites = fc.array(fc.subarray(paths, { minLength: 20 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(sites, fc.array(fc.nat(1), { maxLength: 150 }), async (drawn, order) => {
        const shares = parts.map(createSharedPages)
        const makers = new Map<string, number>()
        for (const site of drawn) {
          const made = await makeBoth(shares, site, order)
          expect([...made[0], ...made[1]].sort()).toEqual([...site, 'alone-0', 'alone-1'].sort())
          for (const [n, list] of made.entries()) {
            for (const path of list) {
              expect(makers.get(path) ?? n).toBe(n)
              makers.set(path, n)
            }
          }
        }
      }),
    )
  })

  it('gives all that is left to the process that has none, while the other one is busy', async () => {
    const shares = parts.map(createSharedPages)
    const [, documents] = await makeBoth(shares, paths, [0, ...Array.from({ length: 200 }, () => 1)])
    expect(documents.length).toBeGreaterThan(80)
  })
})
