import type { ContributionId } from '../domain/ids.ts'
import { createGitHubForge } from '../forges/github/create-github-forge.ts'
import type { GitHubForgeOptions } from '../forges/github/options.ts'
import { createLocalForge } from '../forges/local/create-local-forge.ts'
import { systemTime } from '../forges/github/time.ts'
import type { Forge } from '../ports.ts'
import { paceRegister } from '../register/pace-register.ts'
import type { GitHubCredentials } from '../settings/github-credentials.ts'
import type { Settings } from '../settings/settings.ts'
import { forgeDir } from './forge-dir.ts'
import { readGitHubCredentials } from './private/github-credentials.ts'
import type { PrivateFolder } from './private/private-folder.ts'

export interface ForgeParts {
  settings: Pick<Settings, 'planDir' | 'github'>
  /** Holds the App's credentials. */
  folder: PrivateFolder
  /** Address of a contribution on the desk, for coordinators who read on GitHub. */
  deskUrl?: (contribution: ContributionId) => string
  /** For tests: time, and what requests go through. */
  gitHub?: Pick<GitHubForgeOptions, 'time' | 'fetch' | 'limits'>
}

/** GitHub asks that commits be few: what happens within a minute is one commit of the register. In milliseconds. */
const registerEvery = 60_000

/** Who a workflow's own token acts as. */
const workflowAccount = 'github-actions'

/** The forge that the settings ask for: the embedded one, or GitHub. Nothing is asked of it yet. Throws `GitHubNotSetUp`. */
export async function openForge({ settings, folder, deskUrl, gitHub }: ForgeParts): Promise<Forge> {
  const gitDir = forgeDir(settings)
  if (!settings.github) return createLocalForge({ gitDir })
  const { owner, name, apiUrl, token } = settings.github
  const { webhookSecret, clientId, clientSecret }: Partial<GitHubCredentials> = token === null ? await readGitHubCredentials(folder, settings) : {}
  const app = await gitHubAppOf(folder, settings.github)
  const forge = createGitHubForge({ owner, name, apiUrl, gitDir, app, ...(webhookSecret && { webhookSecret }), ...(clientId && clientSecret && { signIn: { id: clientId, secret: clientSecret } }), ...(deskUrl && { deskUrl }), ...gitHub })
  return paceRegister(forge, { every: registerEvery, clock: gitHub?.time ?? systemTime })
}

/** Who we are on GitHub: the App, or a workflow's own token in its place. Throws `GitHubNotSetUp`. */
export async function gitHubAppOf(folder: PrivateFolder, github: NonNullable<Settings['github']>): Promise<GitHubForgeOptions['app']> {
  if (github.token !== null) return { token: github.token, slug: workflowAccount }
  const { appId, privateKey, installationId } = await readGitHubCredentials(folder, { github })
  return { id: appId, privateKey, installationId }
}
