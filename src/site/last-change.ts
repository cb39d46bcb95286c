import type { Site } from './site.ts'

/** The instant (ISO 8601) of the last change of the plan or of what was said about it: what names a version of the site. '' for an empty one. */
export function lastChange({ state }: Site): string {
  return [...state.log, ...state.events].map(({ at }) => at).reduce((latest, each) => (Date.parse(each) > Date.parse(latest) || latest === '' ? each : latest), '')
}
