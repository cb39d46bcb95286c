import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { importFiles } from '../src/hosting/new-plan/import-files.ts'
import { copyCheckout } from '../src/testing/copy-checkout.ts'
import { readSampleWords } from '../src/testing/find-sample-words.ts'
import { useTempDirs } from '../src/testing/use-temp-dirs.ts'

const run = promisify(execFile)
const useTempDir = useTempDirs()
let copy: string

beforeAll(async () => {
  copy = join(await useTempDir(), 'checkout')
  await copyCheckout(copy)
})

const script = (name: string, ...args: string[]) =>
  run(process.execPath, ['--disable-warning=ExperimentalWarning', join(copy, `scripts/${name}.ts`), ...args], { cwd: copy, env: { ...process.env, PLAN_DIR: join(copy, '.plan') } }).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, output: error.stdout + error.stderr }),
  )
const git = async (...args: string[]) => (await run('git', args, { cwd: copy })).stdout.trim()

describe('npm run new, refused', () => {
  let head: string
  beforeEach(async () => void (head = await git('rev-parse', 'HEAD')))
  afterEach(async () => expect(await git('rev-parse', 'main')).toBe(head))

  it('says how it is called', async () => {
    expect(await script('new')).toMatchObject({ code: 1, output: expect.stringContaining('npm run new -- TITRE') })
    expect(await script('new', 'x'.repeat(201))).toMatchObject({ code: 1 })
  })

  it('keeps work that is not committed, a file more or a word changed', async () => {
    await writeFile(join(copy, 'content/actions/brouillon.md'), 'Mon brouillon.\n')
    expect(await script('new', 'Mon plan')).toMatchObject({ code: 1, output: expect.stringMatching(/content\/actions\/brouillon\.md[\s\S]*Rien n’a été changé/) })
    expect(await readFile(join(copy, 'content/actions/brouillon.md'), 'utf8')).toBe('Mon brouillon.\n')
    await rm(join(copy, 'content/actions/brouillon.md'))
  })

  it('keeps a branch that is not main, and a file that it cannot import', async () => {
    await git('switch', '-q', '-c', 'essai')
    expect(await script('new', 'Mon plan')).toMatchObject({ code: 1, output: expect.stringContaining('git switch main') })
    await git('switch', '-q', 'main')
    await git('branch', '-q', '-D', 'essai')
    expect(await script('new', 'Mon plan', '--import', 'absent.txt')).toMatchObject({ code: 1, output: expect.stringContaining('absent.txt') })
  })
})

describe('npm run new', () => {
  it('leaves nothing of the sample in the checkout, its history, its site; and another plan that is sound', async () => {
    const sample = await readSampleWords()
    await mkdir(join(copy, '.plan/private'), { recursive: true })
    await writeFile(join(copy, '.plan/private/key'), 'tried')

    const { code, output } = await script('new', 'Plan', 'de *mon* quartier')
    expect([code, output]).toEqual([0, expect.stringContaining('Plan de *mon* quartier')])

    const files = (await git('ls-files', '-z')).split('\0').filter((path) => /\.(?:tsx?|mjs|json|md|mdx|astro|css|txt|ya?ml|svg|js)$/.test(path) && path !== 'package-lock.json')
    expect(files.length).toBeGreaterThan(400)
    const found = await Promise.all(files.map(async (path) => [path, sample.findIn(`${path} ${await readFile(join(copy, path), 'utf8')}`)] as const))
    expect(found.filter(([, pieces]) => pieces.length > 0)).toEqual([])

    expect(await git('rev-list', '--count', 'HEAD')).toBe('1')
    expect(await git('status', '--porcelain')).toBe('')
    expect(await git('log', '-1', '--format=%an %ae')).toBe('Plan vivant plan-vivant@localhost')
    expect(await readFile(join(copy, '.plan-avant/private/key'), 'utf8')).toBe('tried')
    expect(await readFile(join(copy, 'README.md'), 'utf8')).toMatch(/^# Plan de \\\*mon\\\* quartier\n/)

    expect(await script('check')).toMatchObject({ code: 0, output: expect.stringContaining('Aucune faute') })
    expect(await script('new', 'Encore un')).toMatchObject({ code: 1, output: expect.stringContaining('déjà votre plan') })

    expect(await script('build')).toMatchObject({ code: 0 })
    expect(JSON.parse(await readFile(join(copy, 'dist/build.json'), 'utf8'))).toMatchObject({ main: await git('rev-parse', 'main'), settings: { demo: false } })
    for (const page of ['index.html', 'plan/index.html', 'mentions-legales/index.html', 'journal/index.html', 'recherche/index.html']) {
      expect(sample.findIn(await readFile(join(copy, 'dist', page), 'utf8')), page).toEqual([])
    }
    expect(await readFile(join(copy, 'dist/index.html'), 'utf8')).toContain('Plan de *mon* quartier')
  }, 240_000)

  it('never builds from a clone whose history was cut', async () => {
    await writeFile(join(copy, '.git/shallow'), `${await git('rev-parse', 'HEAD')}\n`)
    expect(await script('build')).toMatchObject({ code: 1, output: expect.stringContaining('fetch-depth: 0') })
  })

  it('takes the title that the host gives, the texts of a discussion page, and the legal page to fill in', async () => {
    const { files, account } = await importFiles(join(import.meta.dirname, '../src/import/testing/seed-page.txt'), 'Un autre titre')
    expect(files.get('plan.md')).toMatch(/^---\ntitle: Un autre titre\n/)
    expect([...files.keys()].filter((path) => path.startsWith('actions/'))).toHaveLength(22)
    expect(files.get('pages/mentions-legales.mdx')).toContain('À compléter')
    expect(account).toContain('22 actions')
  })
})
