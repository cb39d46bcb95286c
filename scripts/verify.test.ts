import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createBareRepository } from '../src/git/create-bare-repository.ts'
import { buildSite } from '../src/build/build-site.ts'
import { moveRef } from '../src/git/move-ref.ts'
import { openRepository } from '../src/git/open-repository.ts'
import { createTempDir } from '../src/testing/create-temp-dir.ts'
import { createTestForge } from '../src/testing/create-test-forge.ts'
import { startNode } from '../src/testing/start-node.ts'
import { useTempDirs } from '../src/testing/use-temp-dirs.ts'

const useTempDir = useTempDirs()
const verify = (...args: string[]) => startNode(join(import.meta.dirname, 'verify.ts'), args).ended

let scratch: string
beforeAll(async () => void (scratch = await useTempDir()))

describe('npm run verify', () => {
  it('finds a site the same as its repository says, then tells what somebody changed in it', async () => {
    const { repository, propose, decide } = await createTestForge()
    const contribution = await propose([{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }])
    await decide({ contribution, outcome: 'accepted' })
    const folder = join(scratch, 'site')
    const heads = await openRepository(repository.gitDir).heads()
    await buildSite({ gitDir: repository.gitDir, heads, base: '/p/', url: null, intakeUrl: null, demo: false, hold: false, outDir: folder, cacheDir: join(scratch, 'cache') })
    expect(await verify(folder, '--repo', repository.gitDir)).toMatchObject({ code: 0, stdout: expect.stringMatching(/Identique\u00A0: \d+ fichiers/) })

    await writeFile(join(folder, 'plan/index.html'), (await readFile(join(folder, 'plan/index.html'), 'utf8')).replace('Travailler', 'Ne pas travailler'))
    await rm(join(folder, 'donnees/plan.csv'))
    await appendFile(join(folder, 'ajout.html'), 'faux')
    const { code, stdout } = await verify(folder, '--repo', repository.gitDir)
    expect(code).toBe(1)
    expect(stdout).toMatch(/Différent\u00A0: 3 fichiers diffèrent/)
    expect(stdout).toMatch(/plan\/index\.html\u00A0: autre contenu à partir de la ligne \d+/)
    expect(stdout).toContain('ajout.html\u00A0: en trop')
    expect(stdout).toContain('donnees/plan.csv\u00A0: manque')
    expect(stdout).not.toContain('Le logiciel n’est pas celui')
  }, 180_000)

  it('says that history was rewritten when no branch leads to the site’s state any more', async () => {
    const { repository } = await createTestForge()
    const folder = join(scratch, 'rewritten')
    const input = { gitDir: repository.gitDir, base: '/', url: null, intakeUrl: null, demo: false, hold: false, outDir: folder, cacheDir: join(scratch, 'cache') }
    const dropped = await repository.commit({ 'content/actions/lieux.md': '---\nparent: recit\norder: 10\n---\nAutre.\n' })
    await buildSite({ ...input, heads: await openRepository(repository.gitDir).heads() })
    await moveRef(repository.gitDir, 'refs/heads/main', dropped, repository.root)
    const { code, stderr, stdout } = await verify(folder, '--repo', repository.gitDir)
    expect([code, stdout]).toEqual([1, expect.stringContaining('Identique')])
    expect(stderr).toContain(`aucune branche du dépôt ne mène à l’état ${dropped}`)
  }, 180_000)

  it('says what is missing when it cannot compare', async () => {
    const folder = await createTempDir()
    expect(await verify()).toMatchObject({ code: 2, stderr: expect.stringContaining('DOSSIER') })
    expect(await verify(folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('build.json') })
    const empty = join(folder, 'empty.git')
    await createBareRepository(empty, async () => {})
    const settings = { base: '/', url: null, intakeUrl: null, demo: false, hold: false }
    await writeFile(join(folder, 'build.json'), JSON.stringify({ main: 'a'.repeat(40), register: null, people: 'b'.repeat(40), code: '', settings }))
    const { code, stderr } = await verify(folder, '--repo', empty)
    expect(code).toBe(2)
    expect(stderr).toContain('a'.repeat(40))
    expect(stderr).toContain('C’est voulu')
  })
})
