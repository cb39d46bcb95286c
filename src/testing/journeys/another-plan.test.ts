import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPageText } from '../read-page.ts'
import { startServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'
import { measuresEach, themes, writeEnglishPlan } from '../write-english-plan.ts'

const createTempDir = useTempDirs()
let site: string
let form: string

beforeAll(async () => {
  const folder = await createTempDir()
  await writeEnglishPlan(join(folder, 'source'))
  const server = await startServer({ planDir: join(folder, 'plan'), env: { PLAN_SOURCE: join(folder, 'source') } })
  site = join(folder, 'plan/site/current')
  form = await (await fetch(`${server.url}proposer/?intention=modifier&element=water-c`)).text()
  await server.stop()
}, 120_000)

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
})
