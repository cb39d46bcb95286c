import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const script = join(import.meta.dirname, 'check.ts')
let folder: string

beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'check-'))))
afterEach(() => rm(folder, { recursive: true }))

async function check(files: Record<string, string | Uint8Array>, ...args: string[]) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const outcome = run(process.execPath, [script, ...(args.length > 0 ? args : [folder])])
  return outcome.then(({ stdout }) => ({ code: 0, out: stdout }), (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, out: error.stdout + error.stderr }))
}

const sound = { 'plan.md': '---\ntitle: Plan\n---\n', 'axes/a.md': '---\norder: 1\ntitle: Se relier\n---\n', 'actions/x.md': '---\nparent: a\norder: 1\n---\n\nTexte.\n' }

describe('npm run check', () => {
  it('says how much it read in a sound plan', async () => {
    expect(await check(sound)).toEqual({ code: 0, out: `Lu dans ${folder}\u00A0: 1 axe, 0 objectif, 1 action, 0 version. Aucune faute.\n` })
  })

  it('takes the folder that holds content/ as well', async () => {
    const files = Object.fromEntries(Object.entries(sound).map(([path, text]) => [`content/${path}`, text]))
    expect(await check({ ...files, 'notes/brouillon.md': 'Voir l’action 1.' })).toEqual({ code: 0, out: `Lu dans ${join(folder, 'content')}\u00A0: 1 axe, 0 objectif, 1 action, 0 version. Aucune faute.\n` })
  })

  it('explains each fault by file and line', async () => {
    const { code, out } = await check({ ...sound, 'actions/y.md': '---\nparent: nulle-part\norder: 2\nstatus: adopted\n---\n\nVoir l’action 1.\n' })
    expect(code).toBe(1)
    expect(out.split('\n').map((line) => line.split('  ')[0])).toEqual(['actions/y.md:2', 'actions/y.md:4', 'actions/y.md:7', expect.stringContaining('1 axe, 0 objectif, 2 actions, 0 version. 3 fautes.'), ''])
    expect(out).toContain('«\u202Fparent: nulle-part\u202F» ne désigne aucun élément.')
    expect(out).toContain('[action 1](../actions/x.md)')
  })

  it('tells damaged text, and prints nothing that drives a terminal', async () => {
    const { code, out } = await check({ ...sound, 'actions/x.md': Buffer.from('---\nparent: a\norder: 1\n"\\e[31mrouge": x\n---\n\nAo\xFBt\n', 'latin1') })
    expect(code).toBe(1)
    expect(out).toContain('actions/x.md:7')
    expect(out).toContain('␣[31mrouge')
    expect(out).not.toContain('\u001B')
  })

  it('says so where there is nothing to check', async () => {
    expect(await check({}, join(folder, 'absent'))).toMatchObject({ code: 2, out: expect.stringContaining('Rien n’a été vérifié') })
    expect(await check({ 'lisez-moi.txt': 'x' })).toMatchObject({ code: 2, out: expect.stringContaining('ne contient aucun fichier du plan') })
  })
})
