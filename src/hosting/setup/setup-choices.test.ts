import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings } from '../../settings/settings.ts'
import { createTempDir } from '../../testing/create-temp-dir.ts'
import { chooseSettings } from './setup-choices.ts'
import { writeEnvFile } from './write-env-file.ts'

const repository = { owner: 'Collective', name: 'plan', apiUrl: 'https://api.github.com' }

describe('chooseSettings', () => {
  it.each([
    ['one machine for all', { hold: true, site: 'server' as const, address: 'https://plan.example' }, { url: 'https://plan.example', base: '/', intakeUrl: null, hold: true }],
    ['Pages, and an intake elsewhere', { hold: false, site: 'pages' as const, address: 'https://form.example' }, { url: 'https://collective.github.io', base: '/plan/', intakeUrl: 'https://form.example/plan', hold: false }],
    ['Pages and no server', { hold: true, site: 'pages' as const, address: null }, { url: 'https://collective.github.io', base: '/plan/', intakeUrl: 'none' }],
  ])('%s', (_, choices, expected) => {
    expect(readSettings(chooseSettings(choices, repository), '/nowhere')).toMatchObject({ ...expected, github: { owner: 'Collective', name: 'plan' } })
  })

  it('keeps the host’s other lines of .env, and each setting once', async () => {
    const path = join(await createTempDir(), '.env')
    await writeFile(path, '# mine\nPORT=8080\nPLAN_HOLD=false\n')
    await writeEnvFile(path, { PLAN_HOLD: 'true', PLAN_URL: 'https://plan.example' })
    expect(await readFile(path, 'utf8')).toBe('# mine\nPORT=8080\nPLAN_HOLD=true\nPLAN_URL=https://plan.example\n')
  })
})
