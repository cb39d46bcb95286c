import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openRepository } from '../src/git/open-repository.ts'
import { translateHosting } from '../src/i18n/hosting.ts'
import { settleDemo } from '../src/intake/prepare-forge.ts'
import { buildSite } from '../src/build/build-site.ts'
import { siteSettings } from '../src/site/site-input.ts'
import { findPlanRepository } from './lib/find-plan-repository.ts'
import { isReplaceable } from './lib/is-replaceable.ts'
import { readCommandSettings } from './lib/read-command-settings.ts'

// npm run build [-- FOLDER]: the site of the plan into `dist/` (or the folder given); see findPlanRepository for which plan.
const t = translateHosting('fr')
const project = resolve(import.meta.dirname, '..')
const [named, ...others] = process.argv.slice(2)
const outDir = resolve(named ?? join(project, 'dist'))
const refusal = named?.startsWith('-') || others.length > 0 ? t('build.usage') : named !== undefined && !(await isReplaceable(outDir)) ? t('build.not-a-site', { folder: outDir }) : null
if (refusal) {
  console.error(refusal)
  process.exitCode = 1
} else await build()

async function build(): Promise<void> {
  const settings = await settleDemo(readCommandSettings(process.env, project))
  const scratch = await mkdtemp(join(tmpdir(), 'plan-vivant-build-'))
  try {
    const gitDir = await findPlanRepository(settings, project, scratch)
    const heads = await openRepository(gitDir).heads()
    const built = await buildSite(
      { ...siteSettings.parse(settings), gitDir, heads, outDir, cacheDir: join(project, '.astro', 'cache') },
      { onProgress: (step) => console.log(step) },
    )
    console.log(t('build.done', { count: built.pages, seconds: built.seconds.toLocaleString('fr', { maximumFractionDigits: 1 }), folder: built.dir }))
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
