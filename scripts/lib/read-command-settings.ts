import { listSettingFaults } from '../../src/intake/explain-settings.ts'
import { createTerminal } from '../../src/intake/terminal.ts'
import { readSettings, SettingsInvalid } from '../../src/settings/settings.ts'
import type { Settings } from '../../src/settings/settings.ts'

/** As `readSettings`, for a command. Where a setting is not usable, says which and what it should be, and ends the process with 1. */
export function readCommandSettings(env: Record<string, string | undefined>, workingDirectory: string): Settings {
  try {
    return readSettings(env, workingDirectory)
  } catch (error) {
    if (!(error instanceof SettingsInvalid)) throw error
    const terminal = createTerminal(env, () => 0, console.error)
    terminal.say(terminal.t('command.settings', { faults: listSettingFaults(error, terminal) }))
    process.exit(1)
  }
}
