import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createGitHubPlan } from '../../testing/create-github-plan.ts'
import type { GitHubPlan } from '../../testing/create-github-plan.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { smallPlan, useForge } from '../../testing/create-test-forge.ts'
import { checkRequests } from '../../testing/github-stand-in/check-requests.ts'
import { accountOf } from '../../testing/github-stand-in/hub.ts'
import { allowSignIn } from '../../testing/github-stand-in/routes-sign-in.ts'
import { createSigner } from '../guards/signer.ts'
import { personOfAccount } from '../person-of-account.ts'
import { createPrivateFolder } from '../private/private-folder.ts'

const returnPath = '/coordination/github/retour/'
const open = async (): Promise<GitHubPlan> => createGitHubPlan({ files: smallPlan })
const cookieOf = (answer: Response, name: string): string => new RegExp(`${name}=[^;]+`).exec(answer.headers.getSetCookie().join('\n'))?.[0] ?? ''

/** The browser is sent away: its half, and where to. */
async function leave(plan: GitHubPlan): Promise<{ cookie: string; to: URL; state: string }> {
  const answer = await plan.get('/coordination/github/')
  expect(answer.status).toBe(303)
  const to = new URL(answer.headers.get('location')!)
  return { cookie: cookieOf(answer, 'entree'), to, state: to.searchParams.get('state')! }
}

const comeBack = (plan: GitHubPlan, code: string, { state, cookie }: { state: string; cookie: string }): Promise<Response> => plan.get(`${returnPath}?${new URLSearchParams({ code, state })}`, { cookie })

/** The whole way of somebody who says yes on GitHub's page. */
async function enter(plan: GitHubPlan, login: string, name: string | null = null): Promise<Response> {
  return comeBack(plan, allowSignIn(plan.standIn.hub, login, name), await leave(plan))
}

async function expectRefused(plan: GitHubPlan, answer: Response, status: number, words: RegExp): Promise<void> {
  expect(answer.status).toBe(status)
  expect(await answer.text()).toMatch(words)
  expect(cookieOf(answer, 'coordination')).toBe('')
  expect(await plan.coordinators.list()).toHaveLength(1)
}

describe('signing in with an account of the code host', () => {
  it('opens the desk to who may write to the repository, under one name and id each time', async () => {
    const plan = await open()
    expect(await (await plan.get('/coordination/')).text()).toContain('href="/coordination/github/"')
    plan.standIn.hub.settings.writers.add('zoe')
    const { to, ...browser } = await leave(plan)
    expect(to.origin + to.pathname).toBe(`${new URL(plan.standIn.apiUrl).origin}/login/oauth/authorize`)
    expect(to.searchParams.get('redirect_uri')).toBe(`http://localhost${returnPath}`)
    const answer = await comeBack(plan, allowSignIn(plan.standIn.hub, 'zoe', ' Zoé Bal '), browser)
    expect([answer.status, answer.headers.get('refresh'), answer.headers.get('referrer-policy')]).toEqual([200, '0; url=/coordination/', 'no-referrer'])
    expect(await answer.text()).toContain('Vous entrez sous le nom de Zoé Bal.')
    const people = await (await plan.get('/coordination/personnes/', { cookie: cookieOf(answer, 'coordination') })).text()
    expect(people).toContain('Zoé Bal')

    const [, zoe] = await plan.coordinators.list()
    await enter(plan, 'zoe', 'Another name')
    expect(await plan.coordinators.list()).toHaveLength(2)
    const folder = await createPrivateFolder(join(plan.settings.planDir, 'private'))
    expect(zoe).toMatchObject({ name: 'Zoé Bal', id: personOfAccount(createSigner(folder.key), { id: String(accountOf(plan.standIn.hub, 'zoe')!.id) }) })
  })

  it('records what they do on the code host itself under the same id', async () => {
    const plan = await open()
    plan.standIn.hub.settings.writers.add('zoe')
    await enter(plan, 'zoe')
    await plan.people.push('zoe', 'bals', { 'content/actions/lieux.md': smallPlan['content/actions/lieux.md'].replace('fêtes', 'bals') })
    await plan.people.openPull('zoe', { branch: 'bals', title: 'Des bals' })
    await plan.watch!.pass()
    const [, zoe] = await plan.coordinators.list()
    const { contributions, people } = await useForge(plan.forge).state()
    expect([...contributions.values()].map(({ person }) => person)).toEqual([zoe!.id])
    expect(people[zoe!.id]).toEqual({ name: 'zoe', coordinator: true })
  })

  it('refuses a state that is forged, another browser’s, expired or used', async () => {
    const plan = await open()
    plan.standIn.hub.settings.writers.add('zoe')
    const code = allowSignIn(plan.standIn.hub, 'zoe')
    const browser = await leave(plan)
    const invalid = /Cette entrée n’est plus valable/
    await expectRefused(plan, await comeBack(plan, code, { ...browser, state: 'A'.repeat(43) }), 400, invalid)
    await expectRefused(plan, await comeBack(plan, code, { ...browser, cookie: '' }), 400, invalid)
    await expectRefused(plan, await comeBack(plan, code, { ...browser, cookie: (await leave(plan)).cookie }), 400, invalid)
    await expectRefused(plan, await comeBack(plan, 'never-given', browser), 400, invalid)
    await expectRefused(plan, await comeBack(plan, code, browser), 400, invalid)
    const late = await leave(plan)
    await plan.time.sleep(600_000)
    await expectRefused(plan, await comeBack(plan, code, late), 400, invalid)
    await expectRefused(plan, await plan.get(`${returnPath}?error=access_denied`), 400, invalid)
    // The code itself was good all along.
    expect((await comeBack(plan, code, await leave(plan))).status).toBe(200)
  })

  it('lets nobody use up what GitHub takes from us', async () => {
    const plan = await open()
    const isExchange = ({ path }: { path: string }): boolean => path === '/login/oauth/access_token'
    let answer = await comeBack(plan, 'never-given', await leave(plan))
    for (let count = 0; answer.status === 400 && count < 500; count += 1) answer = await comeBack(plan, 'never-given', await leave(plan))
    const asked = plan.standIn.requests.filter(isExchange).length
    await expectRefused(plan, answer, 429, /Trop d’entrées/)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await comeBack(plan, 'never-given', await leave(plan))).status).toBe(429)
    expect(plan.standIn.requests.filter(isExchange)).toHaveLength(asked)
  })

  it('refuses who may only read, and says what to do', async () => {
    const plan = await open()
    await expectRefused(plan, await enter(plan, 'passant'), 403, /Ce compte n’ouvre pas la coordination[\s\S]*lien personnel/)
  })

  it('refuses a revoked coordinator, whose session ends too', async () => {
    const plan = await open()
    plan.standIn.hub.settings.writers.add('zoe')
    const cookie = cookieOf(await enter(plan, 'zoe'), 'coordination')
    expect((await plan.get('/coordination/', { cookie })).status).toBe(200)
    await plan.coordinators.revoke((await plan.coordinators.list())[1]!.id)
    expect((await plan.get('/coordination/', { cookie })).status).toBe(401)
    const answer = await enter(plan, 'zoe')
    expect([answer.status, cookieOf(answer, 'coordination')]).toEqual([403, ''])
    expect(await answer.text()).toContain('Ce compte n’ouvre plus la coordination')
  })

  it.each(['/login/oauth/access_token', '/user', '/permission'])('says so when %s is not answered, logs no secret, and lets start again', async (path) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => logged.mockRestore())
    const plan = await open()
    plan.standIn.hub.settings.writers.add('zoe')
    for (const kind of ['reset', 'error-500', 'html-502', 'cut', 'hang'] as const) {
      plan.standIn.plan = (request) => (request.path.endsWith(path) ? kind : null)
      await expectRefused(plan, await enter(plan, 'zoe'), 503, /GitHub n’a pas répondu comme attendu[\s\S]*lien personnel/)
    }
    expect(logged).toHaveBeenCalledTimes(5)
    expect(inspect(logged.mock.calls, { depth: null })).not.toMatch(/gh[us]_[0-9a-f]|hush|code=/)
    plan.standIn.plan = null
    expect((await enter(plan, 'zoe')).status).toBe(200)
  })

  it('leaves no token in an answer, on disk or alive, and asks GitHub for nothing but what it describes', async () => {
    const plan = await open()
    const { hub, requests } = plan.standIn
    hub.settings.writers.add('zoe')
    const given: string[] = []
    const keep = hub.userTokens.set.bind(hub.userTokens)
    hub.userTokens.set = (token, account) => (given.push(token), keep(token, account))
    const before = requests.length
    const answer = await enter(plan, 'zoe')
    expect(given).toHaveLength(1)
    expect([...hub.userTokens]).toEqual([])
    const told = `${JSON.stringify([...answer.headers])}${await answer.text()}`
    const folder = join(plan.settings.planDir, 'private')
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    const kept = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')))
    for (const text of [told, ...kept]) expect(text).not.toContain(given[0])
    const sent = requests.slice(before).filter(({ path }) => !path.startsWith('/login/'))
    expect(sent.map(({ path }) => path)).toContain('/user')
    expect(checkRequests(sent)).toEqual([])
  })

  it('is not offered where the forge has no accounts', async () => {
    const intake = await createTestIntake()
    expect(await (await intake.get('/coordination/')).text()).not.toContain('GitHub')
    expect((await intake.get('/coordination/github/')).status).toBe(401)
  })
})
