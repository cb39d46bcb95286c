import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTempDir } from '../src/testing/create-temp-dir.ts'
import { createTempRepository } from '../src/testing/create-temp-repository.ts'
import { startNode } from '../src/testing/start-node.ts'

const provenance = async (...args: string[]) => startNode(join(import.meta.dirname, 'provenance.ts'), [...args, '--cache', join(await createTempDir(), 'traces')]).ended

describe('npm run provenance', () => {
  it('writes the attribution of a repository and says how much it read', async () => {
    const { gitDir, root, commit } = await createTempRepository({ 'content/actions/a.md': '---\norder: 1\n---\nPlanter des haies.\n', 'notes/b.md': 'Ailleurs.\n' })
    const second = await commit({ 'content/actions/a.md': '---\norder: 1\n---\nPlanter des haies.\nOuvrir un lieu commun.\n' })
    const file = join(await createTempDir(), 'out.json')
    const { code, stdout } = await provenance('--repo', gitDir, '--rev', 'main', '--content', 'content/**', '--json', file)
    expect([code, stdout]).toEqual([0, expect.stringMatching(/mots 7, fichiers 1, états du dépôt cités 2\./)])
    const { files, revision } = JSON.parse(await readFile(file, 'utf8')) as { revision: string; files: Record<string, { words: { commit: string }[] }> }
    expect(revision).toBe(second)
    expect(files['content/actions/a.md']!.words.map((each) => each.commit)).toEqual([root, second])
  })

  it('explains wrong arguments, an absent repository and an empty answer, and writes nothing', async () => {
    const { gitDir } = await createTempRepository()
    const folder = await createTempDir()
    const file = join(folder, 'out.json')
    expect(await provenance('--repo', gitDir)).toMatchObject({ code: 2, stderr: expect.stringContaining('--content CHEMIN') })
    expect(await provenance('--repo', gitDir, '--nope')).toMatchObject({ code: 2 })
    expect(await provenance('--repo', join(folder, 'absent'), '--content', '.', '--json', file)).toMatchObject({ code: 1, stderr: expect.stringContaining('rien n’a été écrit') })
    expect(await provenance('--repo', gitDir, '--rev', 'main', '--content', 'nowhere', '--json', file)).toMatchObject({ code: 2, stderr: expect.stringContaining('Aucun fichier Markdown') })
    expect(await readdir(folder)).toEqual([])
    expect(await provenance('--repo', gitDir, '--rev', 'main', '--content', '.', '--json', join(folder, 'no/where.json'))).toMatchObject({ code: 1, stderr: expect.stringContaining('n’a pas pu être écrit') })
  })
})
