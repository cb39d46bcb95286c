import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openRepository } from '../src/git/open-repository.ts'
import { readSettings } from '../src/settings/settings.ts'
import { buildSite } from '../src/build/build-site.ts'
import { siteSettings } from '../src/site/site-input.ts'
import { findPlanRepository } from './lib/find-plan-repository.ts'

// `npm run build`: the site of the plan into `dist/` (or the folder given); see findPlanRepository for which plan.
const project = resolve(import.meta.dirname, '..')
const settings = readSettings(process.env, project)
const outDir = resolve(process.argv[2] ?? join(project, 'dist'))
const scratch = await mkdtemp(join(tmpdir(), 'plan-vivant-build-'))
try {
  const gitDir = await findPlanRepository(settings, project, scratch)
  const heads = await openRepository(gitDir).heads()
  const built = await buildSite(
    { ...siteSettings.parse(settings), gitDir, heads, outDir, cacheDir: join(project, '.astro', 'cache') },
    { onProgress: (step) => console.log(step) },
  )
  console.log(`${built.pages} pages, ${built.seconds.toFixed(1)} s: ${built.dir}`)
} finally {
  await rm(scratch, { recursive: true, force: true })
}
