import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings } from '../../settings/settings.ts'
import { createTempDir } from '../../testing/create-temp-dir.ts'
import { readGitHubCredentials, readKeptCredentials, writeGitHubCredentials } from './github-credentials.ts'
import { createPrivateFolder } from './private-folder.ts'

const onGitHub = (env: Record<string, string> = {}) => readSettings({ PLAN_GITHUB_REPOSITORY: 'collective/plan', ...env }, '/plan')
const open = async () => createPrivateFolder(await createTempDir())

describe('the App’s credentials', () => {
  it('are read back as they were written, by their owner alone', async () => {
    const folder = await open()
    const kept = { appId: 1, privateKey: 'key', installationId: 2, clientId: 'Iv1.a', clientSecret: 'hush', webhookSecret: '0123456789abcdef' }
    await writeGitHubCredentials(folder, kept)
    expect(await readKeptCredentials(folder)).toEqual(kept)
    expect(await readGitHubCredentials(folder, onGitHub())).toEqual(kept)
    expect((await stat(join(folder.path, 'github-app.json'))).mode & 0o777).toBe(0o600)
  })

  it('give way to variables, one by one, and may come from them alone', async () => {
    const folder = await open()
    await expect(readGitHubCredentials(folder, onGitHub())).rejects.toMatchObject({ code: 'github.not-set-up', message: expect.stringContaining('setup:github') })
    const env = { PLAN_GITHUB_APP_ID: '5', PLAN_GITHUB_PRIVATE_KEY: 'mine' }
    await expect(readGitHubCredentials(folder, onGitHub(env))).rejects.toMatchObject({ code: 'github.not-set-up', data: { missing: 'its installation' } })
    expect(await readGitHubCredentials(folder, onGitHub({ ...env, PLAN_GITHUB_INSTALLATION_ID: '7' }))).toEqual({ appId: 5, privateKey: 'mine', installationId: 7 })
    await writeGitHubCredentials(folder, { appId: 1, privateKey: 'key', installationId: 2 })
    expect(await readGitHubCredentials(folder, onGitHub(env))).toEqual({ appId: 5, privateKey: 'mine', installationId: 2 })
  })

  it('are not quoted when the file is damaged', async () => {
    const folder = await open()
    await writeFile(join(folder.path, 'github-app.json'), JSON.stringify({ format: 1, appId: 'x', privateKey: 'hush-hush' }))
    const error: unknown = await readKeptCredentials(folder).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'private.unreadable' })
    expect(JSON.stringify([error, String((error as Error).cause)])).not.toContain('hush-hush')
  })
})
