import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseEnv, promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { openCheckContext } from '../../hosting/doctor/open-context.ts'
import { runDoctor } from '../../hosting/doctor/run-doctor.ts'
import { setUpGitHub } from '../../hosting/setup/setup-github.ts'
import { translateHosting } from '../../i18n/hosting.ts'
import { openSite } from '../../intake/open-site.ts'
import { readKeptCredentials } from '../../intake/private/github-credentials.ts'
import { createPrivateFolder } from '../../intake/private/private-folder.ts'
import { readSettings } from '../../settings/settings.ts'
import { copyCheckout } from '../copy-checkout.ts'
import { openGitHubPlan } from '../create-github-plan.ts'
import { createTempDir } from '../create-temp-dir.ts'
import { confirmManifest } from '../github-stand-in/confirm-manifest.ts'
import { git as gitOf } from '../github-stand-in/git-store.ts'
import { createManualTime } from '../github-stand-in/manual-time.ts'
import { startStandIn } from '../github-stand-in/start-stand-in.ts'
import { proposeByForm } from '../propose-by-form.ts'
import { readFields, readText } from '../read-html.ts'

const run = promisify(execFile)
const who = ['-c', 'user.name=Host', '-c', 'user.email=host@example.org']
/** What the host writes after `npm run new`. */
const written = {
  'content/axes/jardins.md': '---\norder: 10\ntitle: Jardins\n---\n\nDes jardins pour le quartier.\n',
  'content/actions/verger.md': '---\nparent: jardins\norder: 10\n---\n\nPlanter un vergé.\nL’arroser ensemble.\n',
  'content/pages/mentions-legales.mdx': '---\ntitle: Mentions légales\n---\n\nÉditeur : le comité du quartier, comite@exemple.org. Hébergeur : une petite machine chez nous.\n',
}

describe('a new host', () => {
  it('goes from the template to a first decision on GitHub, and to the next version of the program', { timeout: 240_000 }, async () => {
    // The template, and another plan in the sample's place.
    const folder = await createTempDir()
    const checkout = join(folder, 'checkout')
    const planDir = join(checkout, '.plan')
    await copyCheckout(checkout)
    const inCheckout = (command: string, ...args: string[]) => run(command, args, { cwd: checkout })
    await inCheckout(process.execPath, join(checkout, 'scripts/new.ts'), 'Plan du quartier')
    // The host began with an earlier version of the program.
    for (const [path, text] of Object.entries({ ...written, 'src/hosting/README.md': '# Earlier\n' })) {
      await mkdir(dirname(join(checkout, path)), { recursive: true })
      await writeFile(join(checkout, path), text)
    }
    await inCheckout(process.execPath, join(checkout, 'scripts/check.ts'))
    await inCheckout('git', 'add', '--all')
    await inCheckout('git', ...who, 'commit', '-q', '-m', 'Notre plan')

    // Onto GitHub.
    const gitDir = join(folder, 'hub', 'plan.git')
    await run('git', ['init', '-q', '--bare', '-b', 'main', gitDir])
    await inCheckout('git', 'push', '-q', '--force', gitDir, 'main')
    const time = createManualTime()
    const standIn = await startStandIn({ gitDir, time })
    const { owner, name } = standIn.hub
    const setup = await setUpGitHub({ checkout, planDir, owner, name, apiUrl: standIn.apiUrl, t: translateHosting('fr'), gitHub: { time } })
    const post = async (path: string, form: Record<string, string> = {}) => (await fetch(new URL(path, setup.url), { method: 'POST', body: new URLSearchParams(form) })).text()
    const { back } = confirmManifest(standIn, await post('create', { hold: 'false', site: 'server', address: 'http://localhost' }))
    expect(await (await fetch(back)).text()).toContain('Installer l’application')
    expect(await post('installed')).toContain('C’est fini.')
    await setup.close()

    // What was set up is what the server reads; the first notice of GitHub arrives, the site answers.
    const env = parseEnv(await readFile(join(checkout, '.env'), 'utf8')) as Record<string, string>
    expect(env).toMatchObject({ PLAN_GITHUB_REPOSITORY: 'collective/plan', PLAN_HOLD: 'false', PLAN_URL: 'http://localhost' })
    const plan = await openGitHubPlan({ standIn, time, planDir, env })
    standIn.hub.settings.lastNotice = 202
    const settings = readSettings({ PLAN_DIR: planDir }, checkout)
    const credentials = await readKeptCredentials(await createPrivateFolder(join(planDir, 'private')))
    const answering: typeof fetch = async () => Response.json({ main: await gitOf(gitDir, ['rev-parse', 'main']) })
    const findings = await runDoctor({ ...openCheckContext({ ...settings, github: settings.github! }, credentials!, { time }), fetch: answering })
    expect(findings.filter(([, { state }]) => state !== 'ok')).toEqual([])

    // The first proposal, the first decision, the site.
    const { id } = await proposeByForm(plan, 'intention=modifier&element=verger', { texte: 'Planter un verger.\nL’arroser ensemble.', nom: 'Zoé' })
    await plan.drained()
    expect(standIn.hub.issues).toMatchObject([{ state: 'open', pull: { head: `amendments/${id}` } }])
    const session = await plan.signIn()
    const form = readFields(await (await plan.get(`/coordination/contributions/${id}/`, session)).text(), 'id="decider"')
    expect((await plan.post(`/coordination/contributions/${id}/decider/`, { ...form, decision: 'accepted', pourquoi: 'Merci.' }, session)).status).toBe(303)
    await plan.drained()
    expect(standIn.hub.issues).toMatchObject([{ state: 'closed', pull: { merged: true } }])
    expect(await gitOf(gitDir, ['show', 'main:content/actions/verger.md'])).toContain('Planter un verger.')

    const site = await openSite(plan.settings, plan.forge)
    site.rebuild()
    await site.whenIdle()
    const page = readText(await readFile(join(site.current()?.[0].dir ?? '', 'actions/verger/index.html'), 'utf8'))
    expect(page).toContain('Planter un verger.')
    expect(page).toContain('Zoé')
    expect(readText(await readFile(join(site.current()?.[0].dir ?? '', 'index.html'), 'utf8'))).toContain('Plan du quartier')

    // The next version of the program, in a folder that was not told of the decision.
    for (const args of [['remote', 'add', 'origin', gitDir], ['fetch', '-q', 'origin'], ['branch', '-q', '--set-upstream-to', 'origin/main']]) await inCheckout('git', ...args)
    const { stdout } = await run(process.execPath, [join(import.meta.dirname, '../../../scripts/update.ts'), checkout])
    expect(stdout).toContain('dépôt distant (origin)')
    await expect(inCheckout('git', 'push', '-q')).rejects.toThrow('rejected')
    await inCheckout('git', ...who, 'pull', '-q', '-r')
    await inCheckout('git', 'push', '-q')
    expect(await gitOf(gitDir, ['show', 'main:src/hosting/README.md'])).toContain('# Starting one')
    expect(await gitOf(gitDir, ['show', 'main:content/actions/verger.md'])).toContain('Planter un verger.')

    // The plan goes on from there.
    await plan.refresh()
    const next = await proposeByForm(plan, 'intention=modifier&element=verger', { texte: 'Planter un grand verger.\nL’arroser ensemble.', nom: 'Léo' })
    await plan.drained()
    const deciding = readFields(await (await plan.get(`/coordination/contributions/${next.id}/`, session)).text(), 'id="decider"')
    expect((await plan.post(`/coordination/contributions/${next.id}/decider/`, { ...deciding, decision: 'accepted', pourquoi: 'Oui.' }, session)).status).toBe(303)
    await plan.drained()
    expect(await gitOf(gitDir, ['show', 'main:content/actions/verger.md'])).toContain('Planter un grand verger.')
    expect(await gitOf(gitDir, ['show', 'main:src/hosting/README.md'])).toContain('# Starting one')
  })
})
