import { createGitEnvironment } from '../../../git/git-environment.ts'
import { GitFailed } from '../../../git/git-failed.ts'
import { runGit } from '../../../git/run-git.ts'
import { GitHubUnreachable } from '../client/errors.ts'

/** What git must know to fetch, besides the settings of every git process of ours. A mirror can be made again, so it is not synced. A stalled transfer ends after a minute, and the token goes nowhere else. */
const settings = { 'gc.autoDetach': 'false', 'maintenance.autoDetach': 'false', 'http.lowSpeedLimit': '100', 'http.lowSpeedTime': '60', 'http.followRedirects': 'false', 'core.fsync': 'none' }

/**
 * Makes the branches of a bare mirror those of `remote` (an https address, http on this machine, or a path), removed ones included. The token travels
 * in the environment, to that address alone, never in an argument or a file. `maintain`: let git pack the mirror when it is due. `refs`: what to copy instead of the branches. Throws `GitHubUnreachable`.
 */
export async function fetchBranches(gitDir: string, remote: string, token: string | null, { maintain = false, refs = 'refs/heads/*' } = {}): Promise<void> {
  const protocol = /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/.exec(remote)?.[0].split(':')[0]
  const header = token && protocol ? { [`http.${remote}.extraHeader`]: `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}` } : {}
  const env = { ...addSettings({ ...settings, ...header }), GIT_ALLOW_PROTOCOL: protocol ?? 'file' }
  const args = ['--git-dir', gitDir, 'fetch', '--quiet', '--prune', '--no-tags', '--no-write-fetch-head', ...(maintain ? [] : ['--no-auto-maintenance']), '--no-recurse-submodules', '--', remote, `+${refs}:${refs}`]
  try {
    await runGit(args, { env })
  } catch (error) {
    if (error instanceof GitFailed) throw new GitHubUnreachable(`a fetch from ${remote}`, { cause: error })
    throw error
  }
}

function addSettings(added: Record<string, string>): Record<string, string> {
  const first = Number(createGitEnvironment({})['GIT_CONFIG_COUNT'])
  const entries = Object.entries(added)
  return {
    GIT_CONFIG_COUNT: String(first + entries.length),
    ...Object.fromEntries(entries.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${first + index}`, key], [`GIT_CONFIG_VALUE_${first + index}`, value]])),
  }
}
