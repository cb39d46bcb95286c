import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { languages } from '../src/i18n/index.ts'
import { writePeople } from '../src/register/people.ts'
import { createTempDir } from '../src/testing/create-temp-dir.ts'
import { createTestForge, proposer } from '../src/testing/create-test-forge.ts'

const run = promisify(execFile)

/** The commands that the page gives to copy, in order. */
async function readCommands(language: string): Promise<string[]> {
  const page = await readFile(join(import.meta.dirname, `../src/site/default-pages/${language}/verifier.mdx`), 'utf8')
  return [...page.matchAll(/<pre tabindex="0"><code>\{`([^`]+)`\}<\/code><\/pre>/g)].flatMap((match) => match[1]!.split('\n')).filter((line) => line.startsWith('git '))
}

describe('default-pages/*/verifier.mdx', () => {
  it.each(languages)('gives git commands that answer, on a plan where something was decided, in %s', async (language) => {
    const { repository, forge, propose, decide, state } = await createTestForge()
    const contribution = await propose([{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }])
    await decide({ contribution, outcome: 'accepted', reason: 'Une faute de frappe.' })
    await writePeople(forge, () => ({ [proposer]: { name: 'Ada' } }), '2026-01-03T00:00:00.000Z')
    const { log } = await state()
    const folder = await createTempDir()
    const git = async (command: string, cwd: string): Promise<string> => (await run('bash', ['-c', command], { cwd, env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_PAGER: 'cat' } })).stdout

    const [clone, ...commands] = await readCommands(language)
    await git(clone!.replace(/ADRESSE|ADDRESS/, repository.gitDir), folder)
    const plan = join(folder, 'plan.git')
    const file = (await git(`git grep -l ${contribution} register -- '*decided*'`, plan)).trim()
    const answers = new Map<string, string>()
    for (const command of commands) {
      const filled = command
        .replace(/ETAT|STATE/g, log.at(-1)!.id)
        .replace(/exemple\.md|example\.md/, 'lieux.md')
        .replace(/quelques mots de la phrase|a few words of the sentence/, 'Travailler avec ces lieux')
        .replace(/IDENTIFIANT|IDENTIFIER/, contribution)
        .replace(/register:events\/000\/(?:FICHIER|FILE)\.json/, file)
      answers.set(command, await git(filled, plan))
    }
    const answer = (start: string): string => [...answers].find(([command]) => command.startsWith(start))![1]
    expect(answer('git log --first-parent --date=iso main --')).toContain(log[0]!.id)
    expect(answer('git log --first-parent --date=iso -S')).toContain(log.at(-1)!.id)
    expect(answer('git show --first-parent --word-diff')).toContain('[-Fravailler-]{+Travailler+}')
    expect(answer('git log -1 --format=%B')).toContain(`Idea-Of: ${proposer}`)
    expect(answer('git show --word-diff')).toContain('{+Travailler+}')
    expect(answer('git diff')).toBe('')
    expect([...answers].filter(([command]) => command.startsWith('git grep')).map(([, found]) => found.includes(file))).toEqual([true, true])
    expect(answer('git show register:')).toContain('Une faute de frappe.')
    expect(answer('git show people:')).toContain('Ada')
  })
})
