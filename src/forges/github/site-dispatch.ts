/**
 * The `event_type` of the `repository_dispatch` that asks for the site to be built again, when something changed that is not on
 * `main`: `.github/workflows/site.yml` waits for it.
 */
export const siteDispatch = 'plan-changed'
