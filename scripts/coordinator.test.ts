import { describe, expect, it } from 'vitest'
import { createTempDir } from '../src/testing/create-temp-dir.ts'
import { runHostCommand } from '../src/testing/run-host-command.ts'
import { startHostPlan } from '../src/testing/start-host-plan.ts'
import { deliver } from '../src/usecases/deliver.ts'

function run(planDir: string, script: string, ...words: string[]) {
  return runHostCommand(planDir, script, words)
}

describe('the host’s commands', () => {
  it('say what to do where no plan was started', async () => {
    const answer = await run(await createTempDir(), 'coordinator', 'list')
    expect([answer.code, answer.output]).toEqual([1, expect.stringContaining('npm start')])
  })

  it('give a link to where the desk answers, not to pages that are served elsewhere', async () => {
    const { planDir } = await startHostPlan()
    await run(planDir, 'coordinator', 'add', 'Béa')
    const list = async (PLAN_INTAKE_URL: string) => (await runHostCommand(planDir, 'coordinator', ['list'], { PLAN_INTAKE_URL })).output
    expect(await list('https://form.example/plan')).toMatch(/ https:\/\/form\.example\/coordination\/entrer\//)
    expect(await list('none')).toMatch(/ http:\/\/127\.0\.0\.1:\d+\/coordination\/entrer\//)
  })

  it('add, list and revoke a coordinator', async () => {
    const { planDir, state } = await startHostPlan()
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
    const { planDir, forge, state } = await startHostPlan()
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
