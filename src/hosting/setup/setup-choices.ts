/** What the host chose on the first page. */
export interface SetupChoices {
  /** Submissions wait for a coordinator before they are public. */
  hold: boolean
  /** Who serves the site: the intake's own server, or GitHub Pages under the repository's name. */
  site: 'server' | 'pages'
  /** Public address of the intake's server, without a final slash; null where there is none. */
  address: string | null
}

/** Settings for the file `.env`. `name`: the repository's. */
export function chooseSettings(choices: SetupChoices, { owner, name, apiUrl }: { owner: string; name: string; apiUrl: string }): Record<string, string> {
  const { hold, site, address } = choices
  const common: Record<string, string> = { PLAN_GITHUB_REPOSITORY: `${owner}/${name}`, PLAN_HOLD: String(hold) }
  if (apiUrl !== 'https://api.github.com') common['PLAN_GITHUB_API_URL'] = apiUrl
  if (site === 'server') return { ...common, ...(address && { PLAN_URL: address }) }
  return { ...common, PLAN_URL: `https://${owner.toLowerCase()}.github.io`, PLAN_BASE: `/${name}/`, PLAN_INTAKE_URL: intakeUrlOf(choices, name) ?? 'none' }
}

/** Where the intake answers, without a final slash: under the same path as the site. Null where there is none. */
export function intakeUrlOf({ site, address }: SetupChoices, name: string): string | null {
  return address === null ? null : site === 'pages' ? `${address}/${name}` : address
}
