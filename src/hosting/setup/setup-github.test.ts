import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appPermissions } from '../../forges/github/permissions.ts'
import { translateHosting } from '../../i18n/hosting.ts'
import { createTempDir } from '../../testing/create-temp-dir.ts'
import { confirmManifest } from '../../testing/github-stand-in/confirm-manifest.ts'
import { createGitHubTest } from '../../testing/github-stand-in/create-github-test.ts'
import { createOneTimeSecret } from './one-time-secret.ts'
import { setUpGitHub } from './setup-github.ts'

const files = { 'content/plan.md': '---\ntitle: Plan\n---\n' }

async function begin() {
  const test = await createGitHubTest(files)
  const folder = await createTempDir()
  const { owner, name } = test.standIn.hub
  const setup = await setUpGitHub({ checkout: folder, planDir: join(folder, '.plan'), owner, name, apiUrl: test.standIn.apiUrl, t: translateHosting('fr'), gitHub: { time: test.time } })
  const { origin } = new URL(setup.url)
  const post = async (path: string, form: Record<string, string> = {}) => (await fetch(new URL(path, setup.url), { method: 'POST', body: new URLSearchParams(form) })).text()
  return { test, folder, setup, origin, post, kept: async () => JSON.parse(await readFile(join(folder, '.plan/private/github-app.json'), 'utf8')) as Record<string, unknown> }
}

describe('npm run setup:github', () => {
  it('makes an App of its own, keeps its keys, waits for its installation, makes the branches, writes the settings, checks', async () => {
    const { test, folder, setup, post, kept } = await begin()
    const first = await (await fetch(setup.url)).text()
    expect(first).toMatch(/name="hold" value="true" checked/)

    const page = await post('create', { hold: 'true', site: 'server', address: 'https://plan.example/' })
    const { manifest, back } = confirmManifest(test.standIn, page)
    expect(manifest).toMatchObject({ public: false, default_permissions: appPermissions, hook_attributes: { url: 'https://plan.example/api/host/notices', active: true }, callback_urls: ['https://plan.example/coordination/github/retour/'] })
    expect(manifest['default_permissions']).not.toHaveProperty('workflows')
    expect(back).not.toContain(new URL(setup.url).pathname.slice(1, -1))

    test.standIn.hub.settings.installation = 'absent'
    expect(await (await fetch(back)).text()).toContain('/apps/plan-vivant-collective/installations/new')
    expect(await post('installed')).toContain('pas encore installée')
    test.standIn.hub.settings.installation = 'selected'
    const checked = await post('installed')
    expect(checked).toContain('✓ L’application est installée sur le dépôt')
    expect(checked).toContain('✗ Les mentions légales')
    expect(await setup.finished).toHaveLength(11)
    await setup.close()

    expect(await kept()).toMatchObject({ format: 1, appId: 42, installationId: test.standIn.hub.app.installationId, webhookSecret: 'a secret of the stand-in' })
    expect((await stat(join(folder, '.plan/private/github-app.json'))).mode & 0o077).toBe(0)
    expect(await readFile(join(folder, '.env'), 'utf8')).toBe(`PLAN_GITHUB_REPOSITORY=collective/plan\nPLAN_HOLD=true\nPLAN_GITHUB_API_URL=${test.standIn.apiUrl}\nPLAN_URL=https://plan.example\n`)
    const heads = await test.createForge().refresh()
    expect([heads.register, heads.people]).toEqual([expect.any(String), expect.any(String)])
  })

  it('opens to nobody without its address, takes a state back once, and no code that is not GitHub’s', async () => {
    const { test, setup, origin, post } = await begin()
    expect((await fetch(`${origin}/`)).status).toBe(404)
    expect((await fetch(`${origin}/${'x'.repeat(32)}/`)).status).toBe(403)
    expect((await fetch(`${origin}/made?code=one-code&state=forged`)).status).toBe(403)
    expect(await post('installed')).toContain('Cette page n’est pas la bonne')

    const { back, code } = confirmManifest(test.standIn, await post('create', { hold: 'false', site: 'pages' }))
    const refused = await fetch(back.replace(code, 'other-code'))
    expect([refused.status, await refused.text()]).toEqual([502, expect.stringContaining('n’a pas reconnu ce code')])
    expect((await fetch(back)).status).toBe(403)
    const answer = await fetch(setup.url)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    await setup.close()
  })

  it('binds the state to the secret, and tells it from any other', () => {
    const [one, other] = [createOneTimeSecret(), createOneTimeSecret()]
    expect(one.state).not.toContain(one.path)
    expect([one.takeState(other.state), one.takeState(one.state), one.takeState(one.state)]).toEqual([false, true, false])
    expect([one.isPath(one.path), one.isPath(other.path), one.isPath('')]).toEqual([true, false, false])
  })
})
