import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { importDate } from '../src/demo/import-date.ts'
import { openRepository } from '../src/git/open-repository.ts'
import { seedBareRepository } from '../src/git/seed-bare-repository.ts'
import { readSettings } from '../src/settings/settings.ts'
import { buildSite } from '../src/site/build-site.ts'

// `npm run build`: the site of the plan in PLAN_DIR into `dist/` (or the folder given); of this checkout's content/ without one.
const project = resolve(import.meta.dirname, '..')
const settings = readSettings(process.env, project)
const outDir = resolve(process.argv[2] ?? join(project, 'dist'))
const scratch = await mkdtemp(join(tmpdir(), 'plan-vivant-build-'))
try {
  const gitDir = await findRepository()
  const { base, url, intakeUrl, demo, hold } = settings
  const heads = await openRepository(gitDir).heads()
  const built = await buildSite(
    { gitDir, heads, base, url, intakeUrl, demo, hold, outDir, cacheDir: join(project, '.astro', 'cache'), pagesDir: join(scratch, 'pages') },
    { onProgress: (step) => console.log(step) },
  )
  console.log(`${built.pages} pages, ${built.seconds.toFixed(1)} s: ${built.dir}`)
} finally {
  await rm(scratch, { recursive: true, force: true })
}

async function findRepository(): Promise<string> {
  const forge = join(settings.planDir, 'forge.git')
  if (existsSync(forge)) return forge
  const gitDir = join(scratch, 'forge.git')
  await seedBareRepository({ gitDir, from: settings.source ?? project, history: settings.source ? 'keep' : 'none', at: importDate, message: 'plan: import\n' })
  return gitDir
}
