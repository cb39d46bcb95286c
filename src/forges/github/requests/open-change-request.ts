import { itemId, PLAN_ID } from '../../../domain/plan.ts'
import type { ChangeRequest } from '../../../ports.ts'
import { GitHubRefused } from '../client/errors.ts'
import { contributionMarker, discussionMarker } from '../text/marker.ts'
import type { Marker } from '../text/marker.ts'
import type { GitHubText } from '../text/write-texts.ts'
import { hasComment } from './find-marked.ts'
import { findPull } from './find-pull.ts'
import type { RequestParts } from './request-parts.ts'

/**
 * Shows a contribution on GitHub: a pull request for an amendment that has its branch, an issue for an idea or an amendment that
 * does not apply, a comment in the one issue of its item (or of the plan) for a comment. What is there already stays as it is.
 */
export async function openChangeRequest(parts: RequestParts, request: ChangeRequest): Promise<void> {
  const text = parts.texts.of(request)
  const marker = contributionMarker(request.contribution)
  if (request.kind === 'amendment' && request.branch) return openPull(parts, request, text)
  if (request.kind !== 'comment') return void (await ensureIssue(parts, marker, text))
  const item = request.items.find((each) => itemId.safeParse(each).success) ?? PLAN_ID
  const issue = await ensureIssue(parts, discussionMarker(item), parts.texts.discussion(item))
  await ensureComment(parts, issue, marker, text.body)
}

async function openPull({ client }: RequestParts, { contribution, branch = 'main' }: ChangeRequest, { title, body }: GitHubText): Promise<void> {
  const look = async (): Promise<true | null> => ((await findPull(client, contribution)) ? true : null)
  if (await look()) return
  try {
    await client.write({ what: `the pull request of ${contribution}`, notifies: true, look, insist: (refused) => !isNothingNew(refused), ask: (rest, repo) => rest.pulls.create({ ...repo, title, body, head: branch, base: 'main' }) })
  } catch (error) {
    if (!(error instanceof GitHubRefused && isNothingNew(error))) throw error
  }
}

/** `main` holds the branch's commits already: there is nothing left to ask for. */
function isNothingNew(refused: GitHubRefused): boolean {
  return /No commits between/.test(refused.message)
}

/** Number of the issue with this marker, opened when there is none. */
async function ensureIssue({ client, findIssue }: RequestParts, marker: Marker, { title, body }: GitHubText): Promise<number> {
  const found = await findIssue(marker)
  if (found !== null) return found
  const opened = await client.write({ what: `the issue ${marker}`, notifies: true, look: () => findIssue(marker), ask: (rest, repo) => rest.issues.create({ ...repo, title, body }) })
  return typeof opened === 'number' ? opened : opened.number
}

/** Writes a comment unless we wrote one with this marker there. */
export async function ensureComment({ client }: RequestParts, issue: number, marker: Marker, body: string): Promise<void> {
  const look = async (): Promise<true | null> => ((await hasComment(client, issue, marker)) ? true : null)
  if (await look()) return
  await client.write({ what: `the comment ${marker} on ${issue}`, notifies: true, look, ask: (rest, repo) => rest.issues.createComment({ ...repo, issue_number: issue, body }) })
}
