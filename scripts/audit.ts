import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatReport } from '../src/audit/format-report.ts'
import { runAudit } from '../src/audit/run-audit.ts'
import { weighCopy } from '../src/audit/weigh-copy.ts'
import { openBrowser } from '../src/testing/open-browser.ts'
import { startServer } from '../src/testing/start-server.ts'

// `npm run audit`: the demonstration, served for real, every kind of page; prints the report and ends with 1 when a limit is broken.
const planDir = await mkdtemp(join(await realpath(tmpdir()), 'plan-vivant-audit-'))
const server = await startServer({ planDir })
const browser = await openBrowser()
try {
  const audits = await runAudit(browser, server, { weigh: 'all', onPage: ({ kind, faults }) => console.log(`${faults.length === 0 ? '✓' : '✗'} ${kind}`) })
  console.log(`\n${formatReport(audits, await weighCopy(join(planDir, 'site/current')))}`)
  if (audits.some(({ faults }) => faults.length > 0)) process.exitCode = 1
} finally {
  await browser.close()
  await server.stop()
  await rm(planDir, { recursive: true, force: true, maxRetries: 5 })
}
