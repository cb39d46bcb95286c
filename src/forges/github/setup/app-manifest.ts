import { appPermissions } from '../permissions.ts'
import { gitHubWebUrl } from '../web-url.ts'

/** What the App is to be. Addresses are whole. */
export interface WantedApp {
  owner: string
  /** The repository's name. */
  name: string
  apiUrl: string
  /** Where GitHub sends the browser back with the code. */
  redirectUrl: string
  /** Public address of the intake, without a final slash; null where there is none: then GitHub tells nobody anything. */
  intakeUrl: string | null
}

/** What happens on GitHub that the intake is told of. */
const events = ['issues', 'issue_comment', 'pull_request', 'push']
/** GitHub's own limit. */
const longestName = 34

/** Path of the notices that GitHub sends to the intake. */
export const noticePath = '/api/host/notices'

/** Path to which GitHub sends back a coordinator who signs in; GitHub takes the address registered here, and no other. */
export const signInReturnPath = '/coordination/github/retour/'

/** The manifest that makes the App: private, with the permissions it uses and no other. */
export function buildAppManifest({ owner, name, apiUrl, redirectUrl, intakeUrl }: WantedApp): object {
  const repository = `${gitHubWebUrl(apiUrl)}/${owner}/${name}`
  return {
    name: `Plan vivant ${owner} ${name}`.slice(0, longestName).trim(),
    url: repository,
    redirect_url: redirectUrl,
    hook_attributes: { url: intakeUrl === null ? repository : `${intakeUrl}${noticePath}`, active: intakeUrl !== null },
    ...(intakeUrl !== null && { callback_urls: [`${intakeUrl}${signInReturnPath}`] }),
    public: false,
    default_permissions: appPermissions,
    default_events: events,
  }
}

/** Where the manifest is posted to: the owner's account, or their organisation. */
export function appCreationUrl({ owner, apiUrl, isOrganisation, state }: { owner: string; apiUrl: string; isOrganisation: boolean; state: string }): string {
  const account = isOrganisation ? `/organizations/${encodeURIComponent(owner)}` : ''
  return `${gitHubWebUrl(apiUrl)}${account}/settings/apps/new?state=${encodeURIComponent(state)}`
}
