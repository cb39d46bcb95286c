import { resolve } from 'node:path'
import { UpdateRefused, updateProgram, UpdateStopped } from '../src/hosting/update/update-program.ts'
import { translateHosting } from '../src/i18n/hosting.ts'
import { isDiskFull, isWriteRefused } from '../src/intake/explain-start-failure.ts'

// npm run update -- FOLDER, in a copy of the next version: exit code 1 when the program was not replaced.
const t = translateHosting('fr')
const [named] = process.argv.slice(2)
process.exitCode = named ? await update(resolve(named)) : fail(t('update.usage'))

async function update(folder: string): Promise<number> {
  // How far it came is not known here: the next run finds out.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(fail(t('update.half', { folder, reason: t('update.reason.interrupted') }))))
  try {
    const { before, isResumed, remote } = await updateProgram({ from: resolve(import.meta.dirname, '..'), folder })
    if (isResumed) console.log(t('update.resumed', { folder }))
    console.log(before ? t('update.done', { folder }) : t('update.same', { folder }))
    if (before && remote) console.log(t('update.remote', { remote }))
    return 0
  } catch (error) {
    if (error instanceof UpdateRefused) return fail(`${explain(error, folder)}\n${t('new.nothing')}`)
    if (error instanceof UpdateStopped) return fail(t(error.isUndone ? 'update.stopped' : 'update.half', { folder, reason: reasonOf(error.cause) }))
    return fail(`${t('update.failed', { reason: reasonOf(error) })}\n${t('new.nothing')}`)
  }
}

function explain({ reason, data }: UpdateRefused, folder: string): string {
  const paths = Array.isArray(data['paths']) ? data['paths'].slice(0, 10).map((path) => `  ${String(path)}`).join('\n') : ''
  return { 'no-plan': t('update.no-plan', { folder }), itself: t('update.itself'), 'no-git': t('update.no-git', { folder }), unsaved: t('new.unsaved', { paths }), 'unsaved-half': t('update.unsaved-half', { folder, paths }) }[reason]
}

function reasonOf(error: unknown): string {
  if (isDiskFull(error)) return t('update.reason.full')
  if (isWriteRefused(error)) return t('update.reason.closed')
  return error instanceof Error ? error.message.trim() : String(error)
}

function fail(text: string): number {
  console.error(text)
  return 1
}
