import { resolve } from 'node:path'
import { UpdateRefused, updateProgram } from '../src/hosting/update/update-program.ts'
import { translateHosting } from '../src/i18n/hosting.ts'

// npm run update -- FOLDER, in a copy of the next version: exit code 1 when nothing was changed.
const t = translateHosting('fr')
const [named] = process.argv.slice(2)
process.exitCode = named ? await update(resolve(named)) : fail(t('update.usage'))

async function update(folder: string): Promise<number> {
  try {
    const before = await updateProgram({ from: resolve(import.meta.dirname, '..'), folder })
    console.log(before ? t('update.done', { folder }) : t('update.same', { folder }))
    return 0
  } catch (error) {
    if (error instanceof UpdateRefused) return fail(`${explain(error, folder)}\n${t('new.nothing')}`)
    throw error
  }
}

function explain({ reason, data }: UpdateRefused, folder: string): string {
  const paths = Array.isArray(data['paths']) ? data['paths'].slice(0, 10).map((path) => `  ${String(path)}`).join('\n') : ''
  return { 'no-plan': t('update.no-plan', { folder }), itself: t('update.itself'), 'no-git': t('update.no-git', { folder }), unsaved: t('new.unsaved', { paths }) }[reason]
}

function fail(text: string): number {
  console.error(text)
  return 1
}
