import { once } from 'node:events'
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildMeasures } from '../src/audit/build-measures.ts'
import { formatReport } from '../src/audit/format-report.ts'
import { listLowScores } from '../src/audit/lighthouse-scores.ts'
import { runAudit } from '../src/audit/run-audit.ts'
import { weighCopy } from '../src/audit/weigh-copy.ts'
import type { Measures } from '../src/site/measures.ts'
import { openBrowser } from '../src/testing/open-browser.ts'
import { startServer, type RunningServer } from '../src/testing/start-server.ts'
import { readCommandSettings } from './lib/read-command-settings.ts'
import { measureLighthouse } from './lighthouse/measure.ts'

/**
 * `npm run audit`: the demonstration, served for real, every kind of page; prints the report and ends with 1 when a limit is broken.
 * `-- lighthouse`: scores by Lighthouse instead. `-- save` after either: keeps the figures that the site publishes.
 */
readCommandSettings(process.env, join(import.meta.dirname, '..'))
const wanted = new Set(process.argv.slice(2))
const file = join(import.meta.dirname, '../src/site/measures.json')
const at = new Date().toISOString().slice(0, 10)
const planDir = await mkdtemp(join(await realpath(tmpdir()), 'plan-vivant-audit-'))
const remove = () => rm(planDir, { recursive: true, force: true, maxRetries: 5 })
const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort())
const starting = startServer({ planDir, signal: interrupted.signal })
let isWhole = false
try {
  isWhole = await Promise.race([audit().then(() => true), once(interrupted.signal, 'abort').then(() => false)])
} finally {
  const server = await starting.catch(() => undefined)
  await server?.stop()
  await remove()
}
if (!isWhole) {
  console.error('Audit interrompu : rien n’a été gardé.')
  process.exitCode = 1
}
// What waits for a server that is gone would keep an interrupted audit from ending.
process.exit()

async function audit(): Promise<void> {
  const server = await starting
  interrupted.signal.throwIfAborted()
  const known = JSON.parse(await readFile(file, 'utf8')) as Measures
  const measures = wanted.has('lighthouse') ? { ...known, lighthouse: await scoreAll(server) } : await auditAll(server, known)
  interrupted.signal.throwIfAborted()
  if (wanted.has('save')) await writeFile(file, `${JSON.stringify(measures, null, 2)}\n`)
}

async function auditAll(server: RunningServer, { lighthouse }: Measures): Promise<Measures> {
  const browser = await openBrowser({ handleSIGINT: false, handleSIGTERM: false })
  try {
    const audits = await runAudit(browser, server, { weigh: 'all', onPage: ({ kind, faults }) => console.log(`${faults.length === 0 ? '✓' : '✗'} ${kind}`) })
    const copy = await weighCopy(join(planDir, 'site/current'))
    console.log(`\n${formatReport(audits, copy)}`)
    if (audits.some(({ faults }) => faults.length > 0)) process.exitCode = 1
    return buildMeasures(audits, copy, { at, lighthouse })
  } finally {
    await browser.close()
  }
}

async function scoreAll(server: RunningServer): Promise<Measures['lighthouse']> {
  const lighthouse = await measureLighthouse(server.url, at)
  for (const { kind, performance, accessibility, bestPractices, seo } of lighthouse.scores) console.log(`${kind} : performance ${performance}, accessibilité ${accessibility}, bonnes pratiques ${bestPractices}, référencement ${seo}`)
  const low = lighthouse.scores.flatMap(listLowScores)
  for (const line of low) console.log(`✗ ${line}`)
  if (low.length > 0) process.exitCode = 1
  return lighthouse
}
