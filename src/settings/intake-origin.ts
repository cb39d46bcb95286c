import type { Settings } from './settings.ts'

/**
 * Scheme, host and port, without `base`, at which the form and the desk answer the public. Null where the settings name none: nothing
 * public answers (`PLAN_INTAKE_URL=none`), or no address was given; they then answer where the process listens.
 */
export function intakeOrigin({ url, intakeUrl }: Pick<Settings, 'url' | 'intakeUrl'>): string | null {
  if (intakeUrl === 'none') return null
  return intakeUrl === null ? url : new URL(intakeUrl).origin
}

/** Scheme, host and port at which the process answers on this machine. */
export function localOrigin({ host, port }: Pick<Settings, 'host' | 'port'>): string {
  return `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`
}
