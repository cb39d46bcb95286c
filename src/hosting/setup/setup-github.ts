import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { exchangeCode } from '../../forges/github/setup/exchange-code.ts'
import { openGitHubApi } from '../../forges/github/setup/open-api.ts'
import type { GitHubForgeOptions } from '../../forges/github/options.ts'
import { openForge } from '../../intake/open-forge.ts'
import { writeGitHubCredentials } from '../../intake/private/github-credentials.ts'
import { createPrivateFolder } from '../../intake/private/private-folder.ts'
import type { GitHubCredentials } from '../../settings/github-credentials.ts'
import { readSettings } from '../../settings/settings.ts'
import { openCheckContext } from '../doctor/open-context.ts'
import { runDoctor } from '../doctor/run-doctor.ts'
import { tellFinding } from '../doctor/tell-findings.ts'
import { beginBranches } from './begin-branches.ts'
import { createOneTimeSecret } from './one-time-secret.ts'
import { createSetupApp } from './setup-app.ts'
import { chooseSettings } from './setup-choices.ts'
import type { HostingWords } from './setup-page.ts'
import { writeEnvFile } from './write-env-file.ts'

export interface GitHubSetup {
  /** Where `.env` goes. */
  checkout: string
  planDir: string
  owner: string
  /** The repository's name. */
  name: string
  apiUrl: string
  t: HostingWords
  /** For tests: time, and what requests go through. */
  gitHub?: Pick<GitHubForgeOptions, 'time' | 'fetch' | 'limits'>
}

export interface RunningSetup {
  /** The page to open in a browser of this machine. */
  url: string
  /** Resolves with what the checks told, a line each, when the last page was shown. */
  finished: Promise<string[]>
  close(): Promise<void>
}

const installation = z.object({ id: z.number() })

/** Serves the set-up's local pages, on this machine alone, until they are over. Throws `NotKept` when the private folder cannot be written. */
export async function setUpGitHub({ checkout, planDir, owner, name, apiUrl, t, gitHub = {} }: GitHubSetup): Promise<RunningSetup> {
  const folder = await createPrivateFolder(join(planDir, 'private'))
  const secret = createOneTimeSecret()
  let credentials: GitHubCredentials | null = null
  let address = ''
  const told = Promise.withResolvers<string[]>()

  const keep = async (next: GitHubCredentials): Promise<void> => {
    await writeGitHubCredentials(folder, next)
    credentials = next
  }
  const app = createSetupApp({
    t,
    owner,
    name,
    apiUrl,
    secret,
    address: () => address,
    async exchange(code) {
      const made = await exchangeCode(code, { apiUrl, fetch: gitHub.fetch })
      const { appId, privateKey, webhookSecret, clientId, clientSecret } = made
      await keep({ appId, privateKey, clientId, clientSecret, ...(webhookSecret && { webhookSecret }) })
      return made
    },
    async isInstalled() {
      const api = openGitHubApi({ apiUrl, ...credentials!, time: gitHub.time, fetch: gitHub.fetch })
      const found = installation.safeParse((await api.asApp(`GET /repos/${owner}/${name}/installation`)).data).data
      if (found) await keep({ ...credentials!, installationId: found.id })
      return found !== undefined
    },
    async finish(choices) {
      const said = chooseSettings(choices, { owner, name, apiUrl })
      await writeEnvFile(join(checkout, '.env'), said)
      const settings = readSettings({ ...said, PLAN_DIR: planDir }, checkout)
      await beginBranches(await openForge({ settings, folder, gitHub }), new Date().toISOString())
      const findings = await runDoctor(openCheckContext({ ...settings, github: settings.github! }, credentials!, gitHub))
      const lines = findings.map((finding) => tellFinding(finding, t))
      // The page leaves before the server does.
      setImmediate(() => told.resolve(lines))
      return lines
    },
  })
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(made))
    made.on('error', reject)
  })
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: `${address}/${secret.path}/`, finished: told.promise, close: () => new Promise((resolve) => void server.close(() => resolve())) }
}
