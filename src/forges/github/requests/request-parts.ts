import type { GitHubClient } from '../client/create-client.ts'
import type { Mirror } from '../mirror/create-mirror.ts'
import type { Marker } from '../text/marker.ts'
import type { GitHubTexts } from '../text/write-texts.ts'

/** What showing and closing a contribution on GitHub needs. */
export interface RequestParts {
  client: GitHubClient
  mirror: Mirror
  texts: GitHubTexts
  /** Number of the issue with a marker of ours, or null. */
  findIssue(marker: Marker): Promise<number | null>
}
