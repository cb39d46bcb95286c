import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openBrowser } from '../../src/testing/open-browser.ts'
import { scored, takeMedians } from '../../src/audit/lighthouse-scores.ts'
import type { LighthouseRun } from '../../src/audit/lighthouse-scores.ts'
import type { Measures } from '../../src/site/measures.ts'
import { run } from '../lib/install.mjs'

interface Lighthouse {
  default(url: string, flags: object): Promise<{ lhr: { lighthouseVersion: string; categories: Record<keyof LighthouseRun, { score: number | null }> } }>
}

const runs = 3
const port = 9_223

/** Lighthouse's own package is installed on first use: it weighs as much as a quarter of all the rest. */
async function load(): Promise<Lighthouse> {
  if (!existsSync(join(import.meta.dirname, 'node_modules'))) await run('npm', ['ci', '--prefix', import.meta.dirname, '--no-audit', '--no-fund', '--loglevel=error'])
  return import(pathToFileURL(createRequire(import.meta.url).resolve('lighthouse')).href) as Promise<Lighthouse>
}

/** Scores pages of a running server on Lighthouse's slow telephone: the median of three runs. Each takes about 10 s. */
export async function measureLighthouse(url: string, at: string): Promise<NonNullable<Measures['lighthouse']>> {
  const { default: lighthouse } = await load()
  const browser = await openBrowser({ args: [`--remote-debugging-port=${port}`], handleSIGINT: false, handleSIGTERM: false })
  try {
    let version = ''
    const scores = []
    for (const { kind, path } of scored) {
      const done: LighthouseRun[] = []
      for (let count = 0; count < runs; count++) {
        const { lhr } = await lighthouse(url + path, { port, output: 'json', logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'] })
        version = lhr.lighthouseVersion
        const score = (category: keyof LighthouseRun): number | null => lhr.categories[category].score
        done.push({ performance: score('performance'), accessibility: score('accessibility'), 'best-practices': score('best-practices'), seo: score('seo') })
      }
      scores.push(takeMedians(kind, done))
    }
    return { at, version, runs, scores }
  } finally {
    await browser.close()
  }
}
