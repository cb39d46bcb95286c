import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const script = join(import.meta.dirname, 'import.ts')
const page = join(import.meta.dirname, '../src/import/testing/seed-page.txt')
const run = promisify(execFile)
let folder = ''

async function runImport(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return run(process.execPath, [script, ...args], { cwd: folder }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  )
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('npm run import', () => {
  it('writes a plan and says what it understood', async () => {
    const { code, stdout } = await runImport(page, '--out', 'new/content', '--thread', 'thread')
    expect(code).toBe(0)
    expect(stdout).toContain('3 axes, 7 objectifs, 22 actions')
    expect((await readdir(join(folder, 'new/content/actions'))).length).toBe(22)
    const people = JSON.parse(await readFile(join(folder, 'thread/people.json'), 'utf8')) as Record<string, { name: string }>
    expect(Object.keys(people)).toHaveLength(6)
    expect(Object.keys(people)).toEqual(expect.arrayContaining([expect.stringMatching(/^p-[0-9a-hjkmnp-tv-z]{10}$/)]))
  })

  it('gives people the ids that an earlier import gave them, and keeps what was added to them', async () => {
    await runImport(page, '--thread', 'thread')
    const file = join(folder, 'thread/people.json')
    const first = JSON.parse(await readFile(file, 'utf8')) as Record<string, object>
    const [id = ''] = Object.keys(first)
    first[id] = { ...first[id], coordinator: true }
    await writeFile(file, JSON.stringify(first))
    await runImport(page, '--thread', 'thread', '--force')
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(first)
  })

  it('prints the parse with --json, and then writes nothing', async () => {
    const { code, stdout } = await runImport(page, '--json')
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as { comments: unknown[] }).comments).toHaveLength(9)
    expect(await readdir(folder)).toEqual([])
  })

  it.each([
    ['a file that is not there', async () => 'absent.txt', 'n’existe pas'],
    ['a folder', async () => folder, 'est un dossier'],
    ['an empty file', async () => write('empty.txt', ''), 'ne contient aucun texte'],
    ['a picture', async () => write('picture.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex')), 'n’est pas un fichier texte'],
    ['an export without a discussion', async () => write('export.json', '{"table":"groups","record":{"id":1}}'), 'aucune discussion'],
  ])('refuses %s, clearly, and writes nothing', async (_name, make, words) => {
    const { code, stdout, stderr } = await runImport(await make(), '--out', 'out')
    expect(code).toBe(1)
    expect(stderr).toContain(words)
    expect(stderr).toContain('Rien n’a été écrit.')
    expect(stdout).toBe('')
    expect(await readdir(folder)).not.toContain('out')
  })

  it('writes into a folder that is not empty only with --force', async () => {
    await mkdir(join(folder, 'out'))
    await writeFile(join(folder, 'out/mine.txt'), 'à moi')
    const refused = await runImport(page, '--out', 'out')
    expect([refused.code, await readdir(join(folder, 'out'))]).toEqual([1, ['mine.txt']])
    expect(refused.stderr).toContain('--force')
    expect((await runImport(page, '--out', 'out', '--force')).code).toBe(0)
    expect(await readFile(join(folder, 'out/mine.txt'), 'utf8')).toBe('à moi')
  })

  it.each([[[]], [[page]], [[page, '--unknown']], [[page, page, '--out', 'x']]])('says how it is used for %j', async (args) => {
    const { code, stderr } = await runImport(...args)
    expect(code).toBe(1)
    expect(stderr).toContain('npm run import -- FICHIER --out DOSSIER')
  })
})

async function write(name: string, content: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), content)
  return name
}
