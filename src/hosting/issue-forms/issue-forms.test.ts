import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { openFilledIssues } from '../../forges/github/filled-issues.ts'
import { siteDispatch } from '../../forges/github/site-dispatch.ts'
import { translateHosting } from '../../i18n/hosting.ts'
import { createPlainParser } from '../../intake/submission/plain-parser.ts'
import { smallPlan } from '../../testing/create-test-forge.ts'
import { accountOf } from '../../testing/github-stand-in/hub.ts'
import { createGitHubTest } from '../../testing/github-stand-in/create-github-test.ts'
import { loadState } from '../../usecases/load-state.ts'
import { answerIssue } from './answer-issue.ts'
import { issueFormLabels, parseIssueForm } from './parse-issue-form.ts'
import { takeInIssue } from './take-in-issue.ts'

const templates = join(import.meta.dirname, '../../../.github/ISSUE_TEMPLATE')
const t = translateHosting('fr')

/** An issue's text as GitHub writes it. */
const fill = (answers: Record<string, string>): string => Object.entries(answers).map(([label, answer]) => `### ${label}\n\n${answer}`).join('\n\n')
const agreed = '- [X] J’accepte que ce texte soit publié, et qu’il puisse entrer dans le plan.'
const proposal = (over: Record<string, string> = {}): string => fill({ 'Élément': 'lieux', 'Nouveau texte': 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.', 'Pourquoi': '_No response_', 'Nom à afficher': 'Ada', 'Accord': agreed, ...over })

describe('parseIssueForm', () => {
  it('knows the labels that the repository’s forms have', () => {
    const forms = readdirSync(templates).filter((name) => name !== 'config.yml').map((name) => parse(readFileSync(join(templates, name), 'utf8')) as { body: { type: string; attributes: { label?: string } }[] })
    const asked = forms.map(({ body }) => body.filter(({ type }) => type !== 'markdown').map(({ attributes }) => attributes.label))
    expect(issueFormLabels.map(({ labels }) => labels).sort()).toEqual(asked.sort())
  })

  it('reads each answer, whatever it holds', () => {
    expect(parseIssueForm(proposal())).toEqual({ intention: 'modifier', element: 'lieux', texte: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.', pourquoi: '', nom: 'Ada', accord: true })
    const tricky = 'Un titre.\r\n\r\n### Pourquoi\r\n\r\n### Accord\r\n\r\n- [x] @everyone fixes #1'
    expect(parseIssueForm(proposal({ 'Nouveau texte': tricky, 'Accord': '- [ ] non' }))).toMatchObject({ texte: tricky.replaceAll('\r', ''), accord: false })
    expect(parseIssueForm(fill({ 'Votre idée': 'Planter.', 'Nom à afficher': '_No response_', 'Accord': agreed }))).toMatchObject({ intention: 'idee', texte: 'Planter.', nom: '' })
  })

  it.each(['', 'Bonjour', '### Élément\n\nlieux', '### Autre\n\nx'])('takes %j for no form', (body) => expect(parseIssueForm(body)).toBeNull())
})

describe('an issue filled in by form', () => {
  async function begin(body: string) {
    const test = await createGitHubTest(smallPlan)
    const { hub } = test.standIn
    const at = '2026-02-03T04:00:00Z'
    hub.tokens.set('ghs_workflow', test.time.now().getTime() + 3_600_000)
    hub.issues.push({ number: 1, title: 'Proposition', body, state: 'open', stateReason: null, user: accountOf(hub, 'ada')!, createdAt: at, updatedAt: at })
    const app = { token: 'ghs_workflow', slug: hub.app.slug }
    const forge = test.createForge({ app })
    const issues = openFilledIssues({ owner: hub.owner, name: hub.name, apiUrl: test.standIn.apiUrl, gitDir: test.gitDir, app, time: test.time })
    const takeIn = async () => takeInIssue({ forge, clock: test.time, publicUrl: (id) => `https://plan.example/contributions/${id}/`, plain: createPlainParser() }, await issues.read(1))
    return { hub, issues, takeIn, state: async () => loadState(forge.repository, await forge.refresh()) }
  }

  it('becomes one proposal, with its branch, its pull request and its name, however often it is taken in; its page says so and is closed', async () => {
    const { hub, issues, takeIn, state } = await begin(proposal())
    const taken = await takeIn()
    expect(taken).toMatchObject({ outcome: 'taken', number: 1 })
    expect(await takeIn()).toEqual(taken)
    const { contributions, people } = await state()
    const [contribution] = [...contributions.values()]
    expect(contributions.size).toBe(1)
    expect(contribution).toMatchObject({ kind: 'amendment', status: 'pending', changes: [{ type: 'revise', item: 'lieux', body: expect.stringContaining('Travailler avec ces lieux.') }] })
    expect(people[contribution!.person]).toEqual({ name: 'Ada' })
    expect(hub.dispatches).toEqual([siteDispatch])
    expect(hub.issues.filter(({ pull }) => pull).map(({ pull }) => pull!.head)).toEqual([`amendments/${contribution!.id}`])

    const answer = answerIssue(taken, `https://plan.example/contributions/${contribution!.id}/`, t)!
    expect(answer).toMatch(/proposition n°.1/)
    await issues.answer(1, answer)
    await issues.answer(1, answer)
    expect(hub.comments.filter(({ issue }) => issue === 1).map(({ body }) => body)).toEqual([answer])
    expect(hub.issues[0]!.state).toBe('closed')
  })

  it.each([
    ['an element that is not in the plan', proposal({ 'Élément': 'nulle-part' }), 'pas trouvé cet élément'],
    ['a text without a change', proposal({ 'Nouveau texte': 'Fravailler avec ces lieux. Les faire rayonner par des fêtes.' }), 'rien à changer'],
    ['no consent', proposal({ 'Accord': '- [ ] J’accepte' }), 'n’a pas pu devenir'],
  ])('is told what is wrong with %s, and makes nothing', async (_, body, words) => {
    const { takeIn, state } = await begin(body)
    const taken = await takeIn()
    expect(taken.outcome).toBe('refused')
    expect(answerIssue(taken, null, t)).toContain(words)
    expect((await state()).events).toEqual([])
  })
})
