import type { Settings } from '../settings/settings.ts'
import { SettingsInvalid } from '../settings/settings.ts'
import { listSettingFaults } from './explain-settings.ts'
import { FolderLocked } from './private/lock-folder.ts'
import type { Terminal } from './terminal.ts'

/** Whether the disk is full, for Node or for Git: an error whose cause, or whose message, says so. */
export function isDiskFull(error: unknown): boolean {
  return says(error, /ENOSPC|EDQUOT|No space left on device|Out of diskspace|Disk quota exceeded/)
}

/** Whether the account or the disk does not let something be written, for Node or for Git. */
export function isWriteRefused(error: unknown): boolean {
  return says(error, /EACCES|EPERM|EROFS|Permission denied|Read-only file system/)
}

/** Why the start ended, what to do, and whether what was there is safe, in the host's words. `settings`: null where they could not be read. */
export function explainStartFailure(error: unknown, settings: Settings | null, { t }: Terminal): string {
  if (error instanceof SettingsInvalid) return t('failed.settings', { faults: listSettingFaults(error, { t }) })
  if (!settings) return t('failed', { reason: reasonOf(error), folder: '.plan' })
  const { planDir: folder, port, host } = settings
  const { code, syscall } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  if (error instanceof FolderLocked) return t('locked', { pid: String(error.data['pid']), folder })
  if (code === 'EADDRINUSE') return t('port-taken', { port: String(port), next: String(port + 1) })
  if (syscall === 'listen' && code === 'EACCES') return t('failed.port', { port: String(port) })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return t('failed.host', { host })
  if (isDiskFull(error)) return t('failed.full', { folder })
  if (syscall === 'mkdir' && (code === 'EEXIST' || code === 'ENOTDIR')) return t('failed.file', { folder })
  // A folder that cannot be made on a disk that is read-only is said by Node not to be there.
  if ((syscall === 'mkdir' && code === 'ENOENT') || isWriteRefused(error)) return t('failed.closed', { folder })
  return t('failed', { reason: reasonOf(error), folder })
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function says(error: unknown, pattern: RegExp): boolean {
  if (!(error instanceof Error)) return pattern.test(String(error))
  return pattern.test(`${'code' in error ? String(error.code) : ''} ${error.message}`) || (error.cause !== undefined && says(error.cause, pattern))
}
