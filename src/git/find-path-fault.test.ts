import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusedPaths } from '../testing/unusual-text.ts'
import { createTempRepository } from '../testing/create-temp-repository.ts'
import { findPathFault } from './find-path-fault.ts'
import { runGit } from './run-git.ts'

describe('findPathFault', () => {
  it.each(refusedPaths)('refuses %j', (path) => {
    expect(findPathFault(path)).not.toBeNull()
  })

  it.each(['content/plan.md', 'content/actions/écologie n° 4 « oui ».md', '.github/ci.yml', '.gitignore', 'a..b/...c', 'con:text', '-rf', '"quoted".md', 'e\u0301'])('accepts %j', (path) => {
    expect(findPathFault(path)).toBeNull()
  })

  it('accepts only what git reads back as written', async () => {
    const part = fc.oneof(fc.constantFrom('.git', '..', '"', ' ', '-', '*', '[a]', ':(top)', '\t'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }))
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
    await fc.assert(
      fc.asyncProperty(path, async (candidate) => {
        fc.pre(findPathFault(candidate) === null)
        const { gitDir, root } = await createTempRepository({ [candidate]: 'x' })
        expect((await runGit(['--git-dir', gitDir, 'ls-tree', '-r', '-z', '--name-only', root])).toString()).toBe(`${candidate}\0`)
        await runGit(['--git-dir', gitDir, 'fsck', '--strict', '--full'])
      }),
      { numRuns: 30 },
    )
  })
})
