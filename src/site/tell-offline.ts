import type { OfflineTexts } from '../offline/browser/notes.ts'
import type { OfflineList } from '../offline/offline-copy.ts'
import { writeOfflineTexts } from '../offline/offline-texts.ts'
import { lastChange } from './last-change.ts'
import type { Site } from './site.ts'

/** What the offline worker says of this version of the site. */
export function tellOffline(site: Site): OfflineTexts & Pick<OfflineList, 'version'> {
  return writeOfflineTexts(site, lastChange(site))
}
