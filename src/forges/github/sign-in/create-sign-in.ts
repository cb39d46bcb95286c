import { z } from 'zod'
import type { HostSignIn } from '../../../ports.ts'
import { accountOf } from '../activity/account-of.ts'
import { createClient } from '../client/create-client.ts'
import { GitHubDenied, GitHubUnreachable } from '../client/errors.ts'
import { createStrictFetch } from '../client/strict-fetch.ts'
import type { GitHubClientCredentials, GitHubForgeOptions } from '../options.ts'
import { systemTime } from '../time.ts'
import { gitHubWebUrl } from '../web-url.ts'

/** Someone waits for the answer in a browser: one try each, no pause sat out. */
const limits = { tries: 1, answer: 10_000, patience: 0 }

const exchanged = z.union([z.object({ access_token: z.string() }), z.object({ error: z.string() })])
const account = z.object({ id: z.number(), login: z.string(), name: z.string().nullish() })
type GitHubAccount = z.output<typeof account>

/**
 * GitHub's web flow for Apps. The person's token serves to read their account, and GitHub is then asked to end it; what the account
 * may do is asked as the App. No error holds a code, a token or the secret.
 */
export function createSignIn(options: GitHubForgeOptions, { id, secret }: GitHubClientCredentials): HostSignIn {
  const { apiUrl = 'https://api.github.com', time = systemTime } = options
  const webUrl = gitHubWebUrl(apiUrl)
  const client = createClient({ ...options, limits })
  const fetch = createStrictFetch(options.fetch ?? globalThis.fetch, time, limits.answer)

  /** Null: no whole answer. What it fails with could quote what was sent, and stays out of our errors. */
  async function ask(url: string, { method = 'GET', authorization, body }: { method?: string; authorization?: string; body?: object } = {}): Promise<unknown> {
    const headers = { accept: url.startsWith(apiUrl) ? 'application/vnd.github+json' : 'application/json', ...(authorization && { authorization }), ...(body && { 'content-type': 'application/json' }) }
    const response = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) }).catch(() => null)
    return response?.status === 200 ? response.json() : null
  }

  async function exchange(code: string, callback: string): Promise<string | null> {
    const answer = exchanged.safeParse(await ask(`${webUrl}/login/oauth/access_token`, { method: 'POST', body: { client_id: id, client_secret: secret, code, redirect_uri: callback } }))
    if (!answer.success) throw new GitHubUnreachable('the exchange of a sign-in code')
    if ('access_token' in answer.data) return answer.data.access_token
    if (answer.data.error === 'bad_verification_code') return null
    throw new GitHubDenied(400, `the exchange of a sign-in code (${answer.data.error})`)
  }

  /** GitHub ends it by itself within hours where this is not answered. */
  async function endToken(token: string): Promise<void> {
    const authorization = `basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
    await ask(`${apiUrl}/applications/${encodeURIComponent(id)}/token`, { method: 'DELETE', authorization, body: { access_token: token } })
  }

  async function readAccount(token: string): Promise<GitHubAccount> {
    const answer = account.safeParse(await ask(`${apiUrl}/user`, { authorization: `bearer ${token}` }))
    await endToken(token)
    if (!answer.success) throw new GitHubUnreachable('the account of who signs in')
    return answer.data
  }

  async function mayWrite({ id, login }: GitHubAccount): Promise<boolean> {
    try {
      const { permission, user } = await client.read('what an account may do', (rest, repo) => rest.repos.getCollaboratorPermissionLevel({ ...repo, username: login }))
      // The login may have become another account's in between.
      return user?.id === id && (permission === 'write' || permission === 'admin')
    } catch (error) {
      if (error instanceof GitHubDenied && error.data['status'] === 404) return false
      throw error
    }
  }

  return {
    authorizeUrl: (state, callback) => `${webUrl}/login/oauth/authorize?${new URLSearchParams({ client_id: id, redirect_uri: callback, state, allow_signup: 'false' })}`,
    async identify(code, callback) {
      const token = await exchange(code, callback)
      if (token === null) return null
      const known = await readAccount(token)
      return { account: accountOf(known)!, name: known.name?.trim() || known.login, mayWrite: await mayWrite(known) }
    },
  }
}
