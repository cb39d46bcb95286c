import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { AppError } from '../domain/errors.ts'
import { gitHubCredentialsOverrides } from './github-credentials.ts'
import type { GitHubCredentials } from './github-credentials.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const flag = z.stringbool()
/** Whether the code comes with the demonstration. */
const carriesDemo = existsSync(join(import.meta.dirname, '../demo'))

/** Every setting, its variable, its default and what it means: the one place where they are documented. */
export const settingsSchema = z.object({
  /** Address to listen on. Loopback unless the host says otherwise. */
  HOST: z.string().default('127.0.0.1'),
  /** Port; 0 lets the system choose. */
  PORT: port.default(4321),
  /** The private folder and the embedded forge. Relative to the working directory. */
  PLAN_DIR: z.string().default('.plan'),
  /** A Git repository, or a folder, that holds a `content/`; read once, when the forge is first made. Default: this checkout. */
  PLAN_SOURCE: z.string().optional(),
  /** Replay the collective's thread and the example proposals into a new forge. Default: yes without `PLAN_SOURCE`, no with it; no where `npm run new` took the sample away. */
  PLAN_DEMO: flag.optional(),
  /** Keep submissions private until a coordinator releases them. */
  PLAN_HOLD: flag.default(false),
  /** Path under which the site is served, with both slashes. */
  PLAN_BASE: z.string().regex(/^\/(?:[\w.~-]+\/)*$/).default('/'),
  /** Public address of the site, without `PLAN_BASE`; feeds and links to share need it. */
  PLAN_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** `owner/name` of the GitHub repository that the plan lives in; `PLAN_SOURCE` and `PLAN_DEMO` are then without effect. Default: the embedded forge. */
  PLAN_GITHUB_REPOSITORY: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[\w.-]{1,100}$/).optional(),
  /** Base address of GitHub's REST API; `https://HOST/api/v3` for GitHub Enterprise Server, and for test servers. */
  PLAN_GITHUB_API_URL: z.url({ protocol: /^https?$/ }).default('https://api.github.com'),
  /** A workflow's own token, in place of the App: for `npm run issue`. */
  PLAN_GITHUB_TOKEN: z.string().min(1).optional(),
  /** Each of these stands in place of what `npm run setup:github` keeps in `private/github-app.json`. */
  PLAN_GITHUB_APP_ID: gitHubCredentialsOverrides.shape.appId,
  PLAN_GITHUB_INSTALLATION_ID: gitHubCredentialsOverrides.shape.installationId,
  PLAN_GITHUB_PRIVATE_KEY: gitHubCredentialsOverrides.shape.privateKey,
  PLAN_GITHUB_WEBHOOK_SECRET: gitHubCredentialsOverrides.shape.webhookSecret,
  /** Address of the intake when the site is served from elsewhere; `none`: there is none, people send by e-mail or on GitHub. Default: the site's own. */
  PLAN_INTAKE_URL: z.union([z.literal('none'), z.url({ protocol: /^https?$/ })]).optional(),
  /** Address that proposals can be sent to by e-mail, where the form does not answer or there is none. Shown on the site. */
  PLAN_EMAIL: z.email().optional(),
  /** Issues of the repository on GitHub (`https://github.com/OWNER/NAME/issues`), where people who have an account can write. */
  PLAN_ISSUES_URL: z.url({ protocol: /^https?$/ }).optional(),
})

/** Settings with defaults applied and folders made absolute. */
export interface Settings {
  host: string
  port: number
  planDir: string
  source: string | null
  demo: boolean
  hold: boolean
  base: string
  url: string | null
  /** `none`: nobody answers the form. */
  intakeUrl: string | null
  email: string | null
  issuesUrl: string | null
  /** Null: the embedded forge. */
  github: GitHubSettings | null
}

export interface GitHubSettings {
  owner: string
  /** The repository's name. */
  name: string
  /** Without a final slash. */
  apiUrl: string
  /** What the environment gives in place of the private folder's file. Secrets: never in a message. */
  credentials: Partial<GitHubCredentials>
  /** In place of the App; null: the App. A secret. */
  token: string | null
}

/**
 * Reads the settings from `env`, and what it does not say from the file `.env` of the working directory. Throws
 * `SettingsInvalid`, whose message names each variable at fault.
 */
export function readSettings(env: Record<string, string | undefined>, workingDirectory: string): Settings {
  const said = Object.entries({ ...readEnvFile(join(workingDirectory, '.env')), ...withoutEmpty(env) })
  const parsed = settingsSchema.safeParse(Object.fromEntries(said))
  if (!parsed.success) throw new SettingsInvalid(parsed.error)
  const { HOST, PORT, PLAN_DIR, PLAN_SOURCE, PLAN_DEMO, PLAN_HOLD, PLAN_BASE, PLAN_URL, PLAN_INTAKE_URL, PLAN_EMAIL, PLAN_ISSUES_URL, PLAN_GITHUB_REPOSITORY } = parsed.data
  return {
    host: HOST,
    port: PORT,
    planDir: resolve(workingDirectory, PLAN_DIR),
    source: PLAN_SOURCE ? resolve(workingDirectory, PLAN_SOURCE) : null,
    demo: carriesDemo && !PLAN_GITHUB_REPOSITORY && (PLAN_DEMO ?? !PLAN_SOURCE),
    hold: PLAN_HOLD,
    base: PLAN_BASE,
    url: PLAN_URL?.replace(/\/$/, '') ?? null,
    intakeUrl: PLAN_INTAKE_URL?.replace(/\/$/, '') ?? null,
    email: PLAN_EMAIL ?? null,
    issuesUrl: PLAN_ISSUES_URL?.replace(/\/$/, '') ?? null,
    github: readGitHubSettings(parsed.data),
  }
}

function readEnvFile(path: string): Record<string, string | undefined> {
  return existsSync(path) ? withoutEmpty(parseEnv(readFileSync(path, 'utf8'))) : {}
}

function withoutEmpty(env: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '' && value !== undefined))
}

function readGitHubSettings(given: z.infer<typeof settingsSchema>): GitHubSettings | null {
  const [owner, name] = given.PLAN_GITHUB_REPOSITORY?.split('/') ?? []
  if (!owner || !name) return null
  const { PLAN_GITHUB_APP_ID: appId, PLAN_GITHUB_INSTALLATION_ID: installationId, PLAN_GITHUB_PRIVATE_KEY: privateKey, PLAN_GITHUB_WEBHOOK_SECRET: webhookSecret } = given
  const credentials = Object.fromEntries(Object.entries({ appId, installationId, privateKey, webhookSecret }).filter(([, value]) => value !== undefined))
  return { owner, name, apiUrl: given.PLAN_GITHUB_API_URL.replace(/\/$/, ''), credentials, token: given.PLAN_GITHUB_TOKEN ?? null }
}

export class SettingsInvalid extends AppError {
  constructor(cause: z.ZodError) {
    const faults = cause.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    super('settings.invalid', `A setting is not usable (${faults}). Correct the environment variable and start again.`, { data: { names: [...new Set(cause.issues.map(({ path }) => String(path[0])))] }, cause })
  }
}
