/** Settings of every git process that we start: no hook, no replacement, nothing of the machine's own configuration, writes synced. */
const settings = {
  'safe.directory': '*',
  'core.hooksPath': '/dev/null',
  'core.fsync': 'all',
  'core.fsyncMethod': 'fsync',
  'core.filesRefLockTimeout': '2000',
  'i18n.commitEncoding': 'UTF-8',
  'i18n.logOutputEncoding': 'UTF-8',
  'init.defaultBranch': 'main',
  'log.showRoot': 'true',
}

/**
 * Environment for a git process: `inherited` without its `GIT_*` variables (a hook or a CI step may have set GIT_DIR), and
 * ours, so that the same repository gives the same answer on every machine. Nothing is ever fetched: no transport is allowed. A log
 * comes as it fills Git's buffer, not commit by commit.
 */
export function createGitEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(([name]) => !name.startsWith('GIT_'))
  const entries = Object.entries(settings)
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_FLUSH: '0',
    GIT_CONFIG_COUNT: String(entries.length),
    ...Object.fromEntries(entries.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${index}`, key], [`GIT_CONFIG_VALUE_${index}`, value]])),
  }
}
