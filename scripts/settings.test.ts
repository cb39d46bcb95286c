import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { copyCheckout } from '../src/testing/copy-checkout.ts'
import { useTempDirs } from '../src/testing/use-temp-dirs.ts'

const useTempDir = useTempDirs()
/** Commands that read no setting. */
const without = ['check', 'import', 'provenance', 'update']
/** Words without which a command says how it is called before it reads a setting. */
const words: Record<string, string[]> = { new: ['Plan du quartier'], 'setup-github': ['collective/plan'] }
const { scripts } = JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8')) as { scripts: Record<string, string> }
const names = Object.values(scripts).flatMap((command) => /run\.mjs ([a-z-]+)$/.exec(command)?.[1] ?? [])
/** A copy: a command that went on would replace the plan. */
let folder: string

beforeAll(async () => {
  folder = join(await useTempDir(), 'plan')
  await copyCheckout(folder)
}, 60_000)

/** `timeout`: a command that goes on is ended. */
const run = (name: string, args: string[], env: Record<string, string>) =>
  new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, ['--disable-warning=ExperimentalWarning', join(folder, `scripts/${name}.ts`), ...args], { cwd: folder, env: { ...process.env, PLAN_DIR: join(folder, '.plan'), LC_ALL: 'fr_FR.UTF-8', ...env }, timeout: 60_000 }, (error, stdout, stderr) => resolve({ code: error ? error.code : 0, stdout, stderr }))
  })

describe('a setting that is not usable', () => {
  it.each(names.filter((name) => !without.includes(name)))('is said by the command %s as it is at the start, without a trace', async (name) => {
    const { code, stdout, stderr } = await run(name, words[name] ?? [], { PLAN_HOLD: 'oui', PLAN_URL: 'plan.exemple.org' })
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(/^La commande[\s\S]* {2}PLAN_HOLD\s: true ou false\n {2}PLAN_URL\s: une adresse entière[\s\S]*Rien n’a été touché\.\n$/)])
  })

  it.each(without)('is nothing to the command %s', async (name) => {
    expect((await run(name, [], { PLAN_HOLD: 'oui' })).stderr).not.toMatch(/PLAN_HOLD| at /)
  })

  it('says how the connection to GitHub is called where the repository’s name is none', async () => {
    expect(await run('setup-github', ['collective'], {})).toMatchObject({ code: 1, stderr: expect.stringContaining('npm run setup:github -- PROPRIETAIRE/NOM') })
  })
})
