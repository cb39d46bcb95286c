import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTempDir } from '../testing/create-temp-dir.ts'
import { readSettings, SettingsInvalid } from './settings.ts'

describe('readSettings', () => {
  it('stands on the embedded forge by default, with the demonstration', () => {
    expect(readSettings({ PLAN_DIR: '' }, '/plan')).toMatchObject({ planDir: '/plan/.plan', port: 4321, demo: true, github: null })
    expect(readSettings({ PLAN_SOURCE: 'mine' }, '/plan')).toMatchObject({ source: '/plan/mine', demo: false })
  })

  it('takes from the file .env what the environment does not say', async () => {
    const folder = await createTempDir()
    await writeFile(join(folder, '.env'), 'PLAN_HOLD=true\nPLAN_URL="https://plan.example"\nPORT=\n')
    expect(readSettings({ PLAN_URL: 'https://other.example', PLAN_HOLD: '' }, folder)).toMatchObject({ hold: true, url: 'https://other.example', port: 4321 })
  })

  it('knows that a site may have no intake', () => {
    expect(readSettings({ PLAN_INTAKE_URL: 'none', PLAN_EMAIL: 'plan@exemple.org', PLAN_ISSUES_URL: 'https://github.com/a/b/issues/' }, '/plan')).toMatchObject({ intakeUrl: 'none', email: 'plan@exemple.org', issuesUrl: 'https://github.com/a/b/issues' })
    expect(() => readSettings({ PLAN_INTAKE_URL: 'nowhere' }, '/plan')).toThrow(/PLAN_INTAKE_URL/)
    expect(() => readSettings({ PLAN_EMAIL: 'a b' }, '/plan')).toThrow(/PLAN_EMAIL/)
  })

  it('never replays the demonstration into a repository on GitHub', () => {
    expect(readSettings({ PLAN_GITHUB_REPOSITORY: 'collective/plan', PLAN_DEMO: 'true' }, '/plan')).toMatchObject({ demo: false, github: { owner: 'collective', name: 'plan', apiUrl: 'https://api.github.com', credentials: {} } })
  })

  it('takes the App from variables too, its key on one line or several', () => {
    const { github } = readSettings({ PLAN_GITHUB_REPOSITORY: 'a/b.c', PLAN_GITHUB_API_URL: 'https://host.example/api/v3/', PLAN_GITHUB_APP_ID: '12', PLAN_GITHUB_PRIVATE_KEY: 'one\\ntwo' }, '/plan')
    expect(github).toEqual({ owner: 'a', name: 'b.c', apiUrl: 'https://host.example/api/v3', credentials: { appId: 12, privateKey: 'one\ntwo' }, token: null })
  })

  it.each(['plan', 'a/b/c', '-a/b', 'a/..', 'a/.', 'a b/c', 'a/'])('refuses %j as a repository', (given) => {
    expect(() => readSettings({ PLAN_GITHUB_REPOSITORY: given }, '/plan')).toThrow(/PLAN_GITHUB_REPOSITORY/)
  })

  it('names the variable at fault, and not what it holds', () => {
    const read = (): unknown => readSettings({ PLAN_GITHUB_WEBHOOK_SECRET: 'hush', PLAN_GITHUB_APP_ID: 'secret-id' }, '/plan')
    expect(read).toThrow(SettingsInvalid)
    for (const name of ['PLAN_GITHUB_WEBHOOK_SECRET', 'PLAN_GITHUB_APP_ID']) expect(read).toThrow(name)
    expect(read).not.toThrow(/hush|secret-id/)
  })
})
