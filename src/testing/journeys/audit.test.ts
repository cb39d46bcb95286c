import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAudit } from '../../audit/run-audit.ts'
import type { PageAudit } from '../../audit/run-audit.ts'
import { looks } from '../../audit/scan-accessibility.ts'
import { openBrowser } from '../open-browser.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'

const createTempDir = useTempDirs()
let browser: Browser
let server: RunningServer
let audits: PageAudit[]

beforeAll(async () => {
  server = await startServer({ planDir: await createTempDir() })
  browser = await openBrowser()
  // `npm run audit` takes every look and weighs every page; this keeps each scheme and each width.
  const wanted = looks.filter(({ name }) => name === 'téléphone, clair' || name === 'ordinateur, sombre')
  audits = await runAudit(browser, server, { weigh: 'limited', looks: wanted })
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('the audit of one page of each kind', () => {
  it('finds no fault of accessibility, HTML, weight or width', () => {
    expect(audits.filter(({ faults }) => faults.length > 0).map(({ kind, path, faults }) => [`${kind} (${path})`, ...faults].join('\n')).join('\n\n')).toBe('')
  })

  it('looks at the static pages, the form and the desk', () => {
    const kinds = audits.map(({ kind }) => kind)
    for (const kind of ['accueil', 'action avec provenance', 'page inconnue', 'formulaire : refusé, avec ses erreurs', 'coordination : décider d’une proposition', 'action retirée']) expect(kinds).toContain(kind)
    expect(kinds.filter((kind) => kind.startsWith('contribution : ')).length).toBeGreaterThanOrEqual(5)
    expect(audits.filter(({ weight }) => weight).length).toBeGreaterThanOrEqual(5)
  })
})
