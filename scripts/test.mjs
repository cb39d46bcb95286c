// `npm test`: installs what is missing, then runs every check and every test. Runs on Node 20 with nothing installed.
import './lib/check-machine.mjs'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installMissing, projectNode, root, run, seconds } from './lib/install.mjs'

const begun = performance.now()
await installMissing('npm test')
const scratch = mkdtempSync(join(tmpdir(), 'plan-vivant-test-'))
const report = join(scratch, 'report.json')
const checkPlan = ['Le plan (npm run check)', projectNode, ['scripts/check.ts']]
// The tests stand on the sample: a checkout that holds another plan checks that plan, and that its site builds.
const carriesSample = existsSync(join(root, 'src/demo'))
const sampleSteps = [
  ['Types (tsc)', projectNode, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json']],
  ['Pages Astro (astro check)', projectNode, ['node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'error']],
  checkPlan,
  ['Tests, parcours de navigateur compris (vitest)', projectNode, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]],
]
const steps = carriesSample ? sampleSteps : [checkPlan, ['Le site (npm run build)', projectNode, ['scripts/build.ts', join(scratch, 'site')]]]

console.log(`Plan vivant : ${steps.length} étapes de vérification${carriesSample ? ', d’un quart d’heure à une demi-heure sur deux cœurs' : ''}.`)
try {
  for (const [title, command, args] of steps) {
    const from = performance.now()
    console.log(`• ${title}…`)
    await run(command, args)
    console.log(`  fait en ${seconds(from)}`)
  }
  console.log(`Tout est vérifié en ${seconds(begun)}.`)
  if (carriesSample) {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    console.log(`${numPassedTests} passed, ${numFailedTests} failed`)
  }
} catch (error) {
  console.error(`Une étape a échoué après ${seconds(begun)} : ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
