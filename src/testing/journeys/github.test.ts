import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSite } from '../../intake/open-site.ts'
import { createGitHubPlan } from '../create-github-plan.ts'
import { smallPlan } from '../create-test-forge.ts'
import { git } from '../github-stand-in/git-store.ts'
import { proposeByForm } from '../propose-by-form.ts'
import { readFields, readText } from '../read-html.ts'

describe('the whole loop on GitHub', () => {
  it('takes a proposal to a pull request, a decision to main, and both to the site', { timeout: 120_000 }, async () => {
    const plan = await createGitHubPlan({ files: smallPlan })
    const { hub } = plan.standIn
    const { id, path } = await proposeByForm(plan, 'intention=modifier&element=lieux', { texte: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.', pourquoi: 'Une faute.', nom: 'Zoé' })
    await plan.drained()
    expect(hub.issues).toMatchObject([{ state: 'open', title: 'Proposition 1', pull: { head: `amendments/${id}`, base: 'main', merged: false } }])
    expect(hub.issues[0]!.body).toContain(`http://localhost/coordination/contributions/${id}/`)
    expect(hub.issues[0]!.body).not.toContain('Zoé')

    const before = await git(hub.gitDir, ['rev-parse', 'main'])
    const session = await plan.signIn()
    const form = readFields(await (await plan.get(`/coordination/contributions/${id}/`, session)).text(), 'id="decider"')
    expect((await plan.post(`/coordination/contributions/${id}/decider/`, { ...form, decision: 'accepted', pourquoi: 'Merci.' }, session)).status).toBe(303)
    await plan.drained()
    expect(hub.issues).toMatchObject([{ state: 'closed', pull: { merged: true } }])
    expect(await git(hub.gitDir, ['show', 'main:content/actions/lieux.md'])).toContain('Travailler avec ces lieux.')
    expect(await git(hub.gitDir, ['log', '-1', '--format=%P', 'main'])).toBe(`${before} ${await git(hub.gitDir, ['rev-parse', `amendments/${id}`])}`)

    const site = await openSite(plan.settings, plan.forge)
    site.rebuild()
    await site.whenIdle()
    const built = await readFile(join(site.current()?.[0].dir ?? '', 'actions/lieux/index.html'), 'utf8')
    expect(readText(built)).toMatch(/Travailler.*avec ces lieux.*Zoé/)
    expect(readText(await (await plan.get(path)).text())).toContain('Intégrée')
  })
})
