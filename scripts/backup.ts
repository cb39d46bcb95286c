import { resolve } from 'node:path'
import { forgeDir } from '../src/intake/forge-dir.ts'
import { backUpPlan, BackupRefused, restorePlan } from './lib/back-up-plan.ts'
import { readCommandSettings } from './lib/read-command-settings.ts'

// npm run backup -- FOLDER copies the plan's data there; npm run backup -- --restore FOLDER makes PLAN_DIR from it.
const settings = readCommandSettings(process.env, process.cwd())
const { planDir } = settings
const restoring = process.argv[2] === '--restore'
const named = process.argv[restoring ? 3 : 2]
if (!named) {
  console.error('Usage : npm run backup -- DOSSIER (sauvegarder) ou npm run backup -- --restore DOSSIER (restaurer dans PLAN_DIR).')
  process.exitCode = 1
} else {
  const folder = resolve(named)
  try {
    if (restoring) await restorePlan(folder, planDir, forgeDir(settings))
    else await backUpPlan(planDir, folder, forgeDir(settings))
    console.log(restoring ? `Restauré dans ${planDir}. Lancez npm start.` : `Sauvegardé dans ${folder} : plan.bundle (le plan et toute son histoire) et private/ (clé, liens, ce qui n’est pas encore parti). Gardez private/ secret.`)
  } catch (error) {
    const reason = error instanceof BackupRefused ? explain(error) : error instanceof Error ? error.message : String(error)
    console.error(`Rien n’a été remplacé. ${reason}`)
    process.exitCode = 1
  }
}

function explain({ reason, data }: BackupRefused): string {
  const where = String(data['folder'])
  return {
    full: `${where} contient déjà quelque chose : choisissez un dossier vide.`,
    'no-plan': `Il n’y a pas de plan dans ${where}. Lancez la commande dans le dossier où vous lancez npm start, ou donnez PLAN_DIR.`,
    'no-backup': `${where} n’est pas une sauvegarde : il n’y a pas de plan.bundle. Donnez le dossier que npm run backup a rempli.`,
  }[reason]
}
