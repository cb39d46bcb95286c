import { join } from 'node:path'
import { AppError } from '../../domain/errors.ts'
import { gitHubCredentialsFile } from '../../settings/github-credentials.ts'
import type { GitHubCredentials } from '../../settings/github-credentials.ts'
import type { Settings } from '../../settings/settings.ts'
import { PrivateFileUnreadable } from './private-folder.ts'
import type { PrivateFolder } from './private-folder.ts'

/**
 * The App's credentials: those of `private/github-app.json`, each replaced by its variable where there is one. No message holds
 * any of them. Throws `GitHubNotSetUp` when the App, its key or its installation is not known, `PrivateFileUnreadable`.
 */
export async function readGitHubCredentials(folder: PrivateFolder, settings: Pick<Settings, 'github'>): Promise<GitHubCredentials & { installationId: number }> {
  const kept = await readKeptCredentials(folder)
  const { appId, privateKey, installationId, ...others } = { ...kept, ...settings.github?.credentials }
  if (appId === undefined || privateKey === undefined) throw new GitHubNotSetUp('the App')
  if (installationId === undefined) throw new GitHubNotSetUp('its installation')
  return { appId, privateKey, installationId, ...others }
}

/** What the file holds, whole or not; null when it is not there. Throws `PrivateFileUnreadable`. */
export async function readKeptCredentials(folder: PrivateFolder): Promise<GitHubCredentials | null> {
  const kept = await folder.readFile('github-app')
  if (kept === null) return null
  const parsed = gitHubCredentialsFile.safeParse(kept)
  // The fault's cause stays out of it: it could quote a secret.
  if (!parsed.success) throw new PrivateFileUnreadable(join(folder.path, 'github-app.json'))
  const { format: _, ...credentials } = parsed.data
  return credentials
}

/** Keeps them on disk, readable by this account alone. Throws `NotKept`. */
export function writeGitHubCredentials(folder: PrivateFolder, credentials: GitHubCredentials): Promise<void> {
  return folder.writeFile('github-app', { format: 1, ...credentials })
}

/** The settings ask for GitHub and its App is not known, or not wholly. */
export class GitHubNotSetUp extends AppError {
  constructor(missing: 'the App' | 'its installation') {
    super('github.not-set-up', `PLAN_GITHUB_REPOSITORY is set, but ${missing} is not known: run npm run setup:github, or give PLAN_GITHUB_APP_ID, PLAN_GITHUB_INSTALLATION_ID and PLAN_GITHUB_PRIVATE_KEY.`, { data: { missing } })
  }
}
