import type { GitHubClient } from './client/create-client.ts'

/**
 * The `event_type` of the `repository_dispatch` that asks for the site to be built again, when something changed that is not on
 * `main`: `.github/workflows/site.yml` waits for it.
 */
export const siteDispatch = 'plan-changed'

/** Asks for a build of the site, once. Throws what the client throws. */
export async function dispatchSite(client: GitHubClient): Promise<void> {
  await client.write({ what: 'the build of the site', once: true, ask: (rest, repo) => rest.repos.createDispatchEvent({ ...repo, event_type: siteDispatch }) })
}
