import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { seedBareRepository } from '../src/git/seed-bare-repository.ts'
import { createLocalForge } from '../src/forges/local/create-local-forge.ts'
import { createTempDir } from '../src/testing/create-temp-dir.ts'
import { createTempRepository } from '../src/testing/create-temp-repository.ts'
import { smallPlan } from '../src/testing/create-test-forge.ts'
import { deliver } from '../src/usecases/deliver.ts'
import { loadState } from '../src/usecases/load-state.ts'

function run(planDir: string, script: string, ...given: (string | NodeJS.ProcessEnv)[]): Promise<{ code: number | null; output: string }> {
  const words = given.filter((each) => typeof each === 'string')
  const env = Object.assign({}, ...given.filter((each) => typeof each !== 'string')) as NodeJS.ProcessEnv
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, `${script}.ts`), ...words], { env: { ...process.env, PLAN_DIR: planDir, PLAN_URL: 'https://plan.example', ...env } })
    let output = ''
    child.stdout.on('data', (text: Buffer) => (output += text.toString()))
    child.stderr.on('data', (text: Buffer) => (output += text.toString()))
    child.once('close', (code) => resolve({ code, output }))
  })
}

async function startPlan() {
  const planDir = await createTempDir()
  const { gitDir: source } = await createTempRepository(smallPlan)
  const gitDir = join(planDir, 'forge.git')
  await seedBareRepository({ gitDir, from: source, history: 'keep', at: '2026-01-01T00:00:00Z', message: 'plan: import\n' })
  const forge = createLocalForge({ gitDir })
  return { planDir, forge, state: async () => loadState(forge.repository, await forge.refresh()) }
}

describe('the host’s commands', () => {
  it('say what to do where no plan was started', async () => {
    const answer = await run(await createTempDir(), 'coordinator', 'list')
    expect([answer.code, answer.output]).toEqual([1, expect.stringContaining('npm start')])
  })

  it('give a link to where the desk answers, not to pages that are served elsewhere', async () => {
    const { planDir } = await startPlan()
    await run(planDir, 'coordinator', 'add', 'Béa')
    const list = async (PLAN_INTAKE_URL: string) => (await run(planDir, 'coordinator', 'list', { PLAN_INTAKE_URL })).output
    expect(await list('https://form.example/plan')).toMatch(/ https:\/\/form\.example\/coordination\/entrer\//)
    expect(await list('none')).toMatch(/ http:\/\/127\.0\.0\.1:\d+\/coordination\/entrer\//)
  })

  it('add, list and revoke a coordinator', async () => {
    const { planDir, state } = await startPlan()
    const added = await run(planDir, 'coordinator', 'add', 'Béa', 'Dupont')
    expect([added.code, added.output]).toEqual([0, expect.stringMatching(/https:\/\/plan\.example\/coordination\/entrer\/[\w-]{43}\//)])
    const [[id = '', person] = []] = Object.entries((await state()).people)
    expect(person).toEqual({ name: 'Béa Dupont', coordinator: true })
    expect((await run(planDir, 'coordinator', 'list')).output).toContain(`${id}  Béa Dupont`)
    expect((await run(planDir, 'coordinator', 'revoke', id)).code).toBe(0)
    expect((await run(planDir, 'coordinator', 'revoke', id)).code).toBe(1)
    expect((await run(planDir, 'coordinator', 'add')).code).toBe(1)
  })

  it('withhold a text, list where it still stands, and erase a name', async () => {
    const { planDir, forge, state } = await startPlan()
    await run(planDir, 'coordinator', 'add', 'Béa')
    const draft = { kind: 'idea' as const, id: '0000000001', person: 'p-0000000001', text: 'Créer un média. Le téléphone de Zoé Martin est le 06.' }
    await deliver({ forge, publicUrl: (id) => id }, { type: 'submit', id: '0000000002', at: '2026-01-02T00:00:00Z', by: draft.person, draft })
    expect((await run(planDir, 'withhold', '1')).code).toBe(1)
    const withheld = await run(planDir, 'withhold', '1', 'Données', 'personnelles')
    expect([withheld.code, withheld.output]).toEqual([0, expect.stringContaining('register: events/')])
    expect((await state()).contributions.get(draft.id)?.withheld?.reason).toContain('Données personnelles')
    expect((await run(planDir, 'erase', '1')).code).toBe(1)
    const [person = ''] = Object.keys((await state()).people)
    expect((await run(planDir, 'erase', person)).code).toBe(0)
    expect((await state()).people).toEqual({})
  })
})
