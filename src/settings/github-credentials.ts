import { z } from 'zod'

const appCredentials = z.strictObject({
  /** Number of the App. */
  appId: z.coerce.number().int().positive(),
  /** Of the App on the account that owns the repository; absent until it is installed. */
  installationId: z.coerce.number().int().positive().optional(),
  /** PEM, PKCS#1 or PKCS#8. A variable may hold `\n` for its line breaks. */
  privateKey: z.string().min(1).transform((key) => key.replaceAll('\\n', '\n')),
  /** Shared with GitHub: signs what it tells us. */
  webhookSecret: z.string().min(16).optional(),
  /** Come with the App; with both, coordinators can sign in with their GitHub accounts. */
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
})
export type GitHubCredentials = z.output<typeof appCredentials>

/** `private/github-app.json`, which `npm run setup:github` writes: the one place of the App's secrets. */
export const gitHubCredentialsFile = appCredentials.extend({ format: z.literal(1) })

/** What the environment gives in place of the file's. */
export const gitHubCredentialsOverrides = appCredentials.partial()
