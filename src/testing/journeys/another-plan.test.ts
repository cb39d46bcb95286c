import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { findFrench } from '../find-french.ts'
import { readFields } from '../read-html.ts'
import { readPageText } from '../read-page.ts'
import { startServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'
import { measuresEach, themes, writeEnglishPlan } from '../write-english-plan.ts'

const createTempDir = useTempDirs()
let site: string
let form: string
/** Pages that the server makes, by what they are. */
const served = new Map<string, string>()

beforeAll(async () => {
  const folder = await createTempDir()
  await writeEnglishPlan(join(folder, 'source'))
  const server = await startServer({ planDir: join(folder, 'plan'), env: { PLAN_SOURCE: join(folder, 'source') } })
  site = join(folder, 'plan/site/current')
  form = await (await fetch(`${server.url}proposer/?intention=modifier&element=water-c`)).text()
  await walkInEnglish(server.url, server.deskUrl)
  await server.stop()
})

describe('another plan, from PLAN_SOURCE', () => {
  it('has a page for each of its hundred items, in its own words and language', async () => {
    for (const theme of themes) {
      const parent = theme.toLowerCase()
      expect(await readPageText(join(site, 'axes', parent, 'index.html'))).toContain(`Why ${parent} matters to us.`)
      const measures = [...'bcdefghijklmnopqrst'].map((letter) => join(site, 'actions', `${parent}-${letter}`, 'index.html'))
      expect(measures).toHaveLength(measuresEach)
      for (const measure of measures) expect(await readPageText(measure)).toContain(`Care for ${parent} on every street`)
    }
  })

  it('says Theme and Measure, speaks English, and shows nothing of the sample', async () => {
    const html = await readFile(join(site, 'actions/housing-b/index.html'), 'utf8')
    expect(html).toMatch(/<html lang="en"/)
    const text = await readPageText(join(site, 'actions/housing-b/index.html'))
    expect(text).toContain(`Measure ${measuresEach + 1}`)
    expect(text).toContain('Theme 2')
    expect(text).not.toMatch(/Démonstration|Objecti|Axe|Action \d/)
    expect(await readPageText(join(site, 'index.html'))).not.toMatch(/milliard|Bernardins|Sibille/)
  })

  it('opens the form in its language', () => {
    expect(form).toContain('Care for water on every street, case water-c.')
    expect(form).not.toMatch(/Changez directement/)
  })

  it('has no French left on any page, nor in what readers take away', { timeout: 180_000 }, async () => {
    const files = (await readdir(site, { recursive: true })).filter((name) => name.endsWith('.html') && !/^actions\/(?!water-[bc])/.test(name))
    expect(files.length).toBeGreaterThan(40)
    const found = await Promise.all(files.map(async (name) => [name, findFrench(await readFile(join(site, name), 'utf8'))] as const))
    expect(found.filter(([, pieces]) => pieces.length > 0)).toEqual([])
    expect(findFrench(`<p>${await readFile(join(site, 'hors-ligne/textes.json'), 'utf8')}`)).toEqual([])
  })

  it('has no French left in the form, its errors, the receipt and the desk', () => {
    expect([...served.keys()]).toEqual(['form', 'errors', 'preview', 'received', 'unknown', 'stranger', 'enter', 'desk'])
    expect(served.get('received')).toContain('Care for water everywhere.')
    expect(served.get('desk')).toMatch(/Care for water|everywhere/)
    expect([...served].map(([name, html]) => [name, findFrench(html)]).filter(([, pieces]) => pieces!.length > 0)).toEqual([])
  })
})

/** Proposes a change and enters the desk, keeping every page on the way. */
async function walkInEnglish(url: string, deskUrl: string): Promise<void> {
  const keep = async (name: string, reply: Response): Promise<string> => {
    served.set(name, await reply.text())
    return served.get(name)!
  }
  const post = (path: string, fields: Record<string, string>, cookie = ''): Promise<Response> =>
    fetch(url + path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: new URL(url).origin, ...(cookie && { cookie }) }, redirect: 'manual' })
  const fields = readFields(await keep('form', await fetch(`${url}proposer/?intention=modifier&element=water-c`)))
  await keep('errors', await post('proposer/verifier/', { ...fields, texte: '' }))
  const ready = readFields(await keep('preview', await post('proposer/verifier/', { ...fields, texte: 'Care for water everywhere.', accord: 'oui' })))
  const sent = await post('proposer/envoyer/', { ...ready, geste: 'envoyer' })
  await keep('received', await fetch(new URL(sent.headers.get('location')!, url)))
  await keep('unknown', await fetch(`${url}proposer/?intention=modifier&element=nothing-here`))
  await keep('stranger', await fetch(`${url}coordination/`))
  const entry = await keep('enter', await fetch(deskUrl))
  const entered = await post(new URL(deskUrl).pathname.slice(1), readFields(entry))
  await keep('desk', await fetch(`${url}coordination/`, { headers: { cookie: entered.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ') } }))
}
