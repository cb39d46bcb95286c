import { beforeEach, describe, expect, it } from 'vitest'
import { createGitHubTest } from '../../testing/github-stand-in/create-github-test.ts'
import type { GitHubTest } from '../../testing/github-stand-in/create-github-test.ts'
import type { StandIn } from '../../testing/github-stand-in/serve-stand-in.ts'
import { translateHosting } from '../../i18n/hosting.ts'
import { readSettings } from '../../settings/settings.ts'
import { beginBranches } from '../setup/begin-branches.ts'
import type { CheckContext, Finding } from './check.ts'
import { openCheckContext } from './open-context.ts'
import { checks, runDoctor } from './run-doctor.ts'
import type { CheckName } from './run-doctor.ts'
import { tellFinding } from './tell-findings.ts'

const legal = '---\ntitle: Mentions légales\n---\n\nÉditeur : le collectif, plan@exemple.org.\n'
const files = { 'content/plan.md': '---\ntitle: Plan\n---\n', 'content/pages/mentions-legales.mdx': legal }
const t = translateHosting('fr')
let test: GitHubTest
let standIn: StandIn
let main: string
/** What the site answers at `/build.json`; null: nothing does. */
let built: string | null

beforeEach(async () => {
  test = await createGitHubTest(files)
  standIn = test.standIn
  await beginBranches(test.createForge(), '2026-01-01T00:00:00Z')
  main = (await test.createForge().refresh()).main
  built = JSON.stringify({ main })
  standIn.hub.settings.hookUrl = 'https://plan.example/api/host/notices'
  standIn.hub.settings.lastNotice = 202
})

function contextOf({ appId = 42, env = {} }: { appId?: number; env?: Record<string, string> } = {}): CheckContext {
  const { owner, name, app } = standIn.hub
  const settings = readSettings({ PLAN_URL: 'https://plan.example', PLAN_GITHUB_REPOSITORY: `${owner}/${name}`, PLAN_GITHUB_API_URL: standIn.apiUrl, ...env }, '/nowhere')
  const context = openCheckContext({ ...settings, github: settings.github! }, { appId, privateKey: app.privateKey, installationId: app.installationId }, { time: test.time })
  return { ...context, fetch: async (url) => (built === null || String(url) !== 'https://plan.example/build.json' ? new Response('<!doctype html>', { status: 404 }) : new Response(built)) }
}

const found = (name: CheckName, context = contextOf()): Promise<Finding> => checks[name](context)

describe('npm run doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    const findings = await runDoctor(contextOf())
    expect(findings.filter(([, { state }]) => state !== 'ok')).toEqual([])
    expect(findings.map(([name]) => name)).toEqual(Object.keys(checks))
    expect(tellFinding(findings[0]!, t)).toBe('✓ L’heure de cette machine')
  })

  it('says what to do for each fault, in plain words', async () => {
    const { settings } = standIn.hub
    Object.assign(settings, { hasIssues: false, siteWorkflow: null, rules: ['pull_request'], allowsMergeCommit: false, hookUrl: 'https://old.example/', skew: -90_000 })
    built = null
    const told = (await runDoctor(contextOf())).map((finding) => tellFinding(finding, t))
    expect(told.filter((line) => line.startsWith('✗'))).toHaveLength(7)
    for (const line of told) expect(line).not.toMatch(/\{\w+\}|undefined/)
    expect(told.join('\n')).toMatch(/avance de 90 secondes/)
    expect(told.join('\n')).toContain('https://github.com/collective/plan/settings')
  })

  it('goes on where nothing answers', async () => {
    const findings = await runDoctor(contextOf({ env: { PLAN_GITHUB_API_URL: 'http://127.0.0.1:9' } }))
    expect(findings.find(([name]) => name === 'issues')).toMatchObject(['issues', { state: 'fault', code: 'unreachable' }])
    expect(tellFinding(findings[0]!, t)).toContain('Personne ne répond')
  })
})

describe('each check', () => {
  const cases: [CheckName, string, (settings: StandIn['hub']['settings']) => void, Partial<Finding>][] = [
    ['clock', 'a clock behind', (s) => void (s.skew = 60_000), { code: 'behind', data: { seconds: 60 } }],
    ['installation', 'an App that is on no repository', (s) => void (s.installation = 'absent'), { code: 'absent' }],
    ['installation', 'an App that is suspended', (s) => void (s.installation = 'suspended'), { code: 'suspended' }],
    ['installation', 'an App that is on every repository', (s) => void (s.installation = 'all'), { code: 'everywhere' }],
    ['issues', 'issues that are off', (s) => void (s.hasIssues = false), { code: 'off' }],
    ['main', 'an archived repository', (s) => void (s.isArchived = true), { code: 'archived' }],
    ['main', 'another default branch', (s) => void (s.defaultBranch = 'master'), { code: 'other-branch', data: { branch: 'master' } }],
    ['main', 'rules that stop decisions', (s) => void (s.rules = ['deletion', 'update', 'required_linear_history']), { code: 'rules', data: { rules: 'update, required_linear_history' } }],
    ['main', 'a protected branch', (s) => void (s.isProtected = true), { code: 'protected' }],
    ['merging', 'a button without merge commits', (s) => void (s.allowsMergeCommit = false), { code: 'off' }],
    ['actions', 'Actions that are off', (s) => void (s.siteWorkflow = null), { code: 'off' }],
    ['actions', 'a workflow that GitHub stopped', (s) => void (s.siteWorkflow = 'disabled_inactivity'), { code: 'disabled' }],
    ['webhook', 'notices that go elsewhere', (s) => void (s.hookUrl = 'https://old.example/'), { code: 'elsewhere', data: { url: 'https://old.example/', expected: 'https://plan.example/api/host/notices' } }],
    ['webhook', 'a notice that nobody answered', (s) => void (s.lastNotice = 504), { code: 'unanswered', data: { status: 504, expected: 'https://plan.example/api/host/notices' } }],
  ]
  it('finds what the host set in another way', async () => {
    const { settings } = standIn.hub
    const sound = { ...settings }
    for (const [name, what, change, expected] of cases) {
      expect(await found(name), what).toEqual({ state: 'ok', code: 'ok' })
      change(settings)
      expect(await found(name), what).toMatchObject({ state: 'fault', ...expected })
      Object.assign(settings, sound)
    }
  })

  it('credentials: finds a key that GitHub does not know, rights that are missing, rights that are too many', async () => {
    expect(await found('credentials', contextOf({ appId: 43 }))).toMatchObject({ state: 'fault', code: 'refused', data: { status: 401 } })
    standIn.hub.permissions = { contents: 'read', issues: 'write', metadata: 'read' }
    expect(await found('credentials')).toMatchObject({ code: 'missing', data: { permissions: 'contents, pull_requests' } })
    standIn.hub.permissions = { contents: 'write', issues: 'write', metadata: 'read', pull_requests: 'write', workflows: 'write' } as StandIn['hub']['permissions']
    expect(await found('credentials')).toMatchObject({ code: 'beyond', data: { permissions: 'workflows' } })
  })

  it('branches: finds those that are not there', async () => {
    const other = await createGitHubTest(files)
    const context = { ...contextOf(), api: openCheckContext({ ...readSettings({ PLAN_GITHUB_REPOSITORY: 'collective/plan', PLAN_GITHUB_API_URL: other.standIn.apiUrl }, '/nowhere'), github: { owner: 'collective', name: 'plan', apiUrl: other.standIn.apiUrl, credentials: {}, token: null } }, { appId: 42, privateKey: other.standIn.hub.app.privateKey, installationId: other.standIn.hub.app.installationId }, { time: other.time }).api }
    expect(await found('branches', context)).toMatchObject({ state: 'fault', data: { branches: 'register, people' } })
  })

  it('actions: says so when it cannot see', async () => {
    standIn.hub.settings.isPrivate = true
    expect(await found('actions')).toMatchObject({ state: 'unknown', code: 'unseen' })
  })

  it('webhook: has nobody to tell where there is no server, and waits for a first notice', async () => {
    expect(await found('webhook', contextOf({ env: { PLAN_INTAKE_URL: 'none' } }))).toEqual({ state: 'ok', code: 'none' })
    standIn.hub.settings.lastNotice = null
    expect(await found('webhook')).toMatchObject({ state: 'unknown', code: 'silent' })
  })

  it('site: finds no address, no site, another page in its place, an older state', async () => {
    expect(await found('site', { ...contextOf(), siteUrl: null })).toMatchObject({ state: 'fault', code: 'no-address' })
    built = '<html>'
    expect(await found('site')).toMatchObject({ state: 'fault', code: 'absent' })
    built = JSON.stringify({ main: 'a'.repeat(40) })
    expect(await found('site')).toMatchObject({ state: 'fault', code: 'older', data: { shown: 'aaaaaaa', expected: main.slice(0, 7) } })
  })

  it('legal: finds no page, one that is still to be filled in, one without a way to reach anybody', async () => {
    const forge = test.createForge()
    const write = async (text: string | null): Promise<void> => {
      const { main: head } = await forge.refresh()
      await forge.writeCommit({ branch: 'main', expected: head, parents: [head], base: head, files: new Map([['content/pages/mentions-legales.mdx', text]]), message: 'pages\n', at: '2026-01-02T00:00:00Z' })
    }
    await write(legal.replace('le collectif', 'À compléter'))
    expect(await found('legal')).toMatchObject({ state: 'fault', code: 'unfinished' })
    await write(legal.replace(', plan@exemple.org', ''))
    expect(await found('legal')).toMatchObject({ state: 'fault', code: 'no-contact' })
    await write(null)
    expect(await found('legal')).toMatchObject({ state: 'fault', code: 'absent' })
  })
})
