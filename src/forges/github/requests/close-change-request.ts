import type { ContributionId } from '../../../domain/ids.ts'
import { isAncestor } from '../../../git/is-ancestor.ts'
import { closingMarker, contributionMarker } from '../text/marker.ts'
import { findPull, findPullByHand } from './find-pull.ts'
import type { FoundPull } from './find-pull.ts'
import { ensureComment } from './open-change-request.ts'
import type { RequestParts } from './request-parts.ts'

/**
 * Says why, in a comment, then closes the pull request or the issue of a contribution. A pull request whose commits `main` holds
 * is left for GitHub to mark as merged. Nothing to do where there is none; a comment in a discussion has nothing to close.
 */
export async function closeChangeRequest(parts: RequestParts, contribution: ContributionId, reason: string): Promise<void> {
  const own = await findPull(parts.client, contribution)
  const issue = own ? null : await parts.findIssue(contributionMarker(contribution))
  const byHand = own || issue !== null ? null : await findPullByHand(parts.client, contribution)
  const pull = own ?? byHand
  const number = pull?.number ?? issue
  if (number === null) return
  // What was opened by hand is accepted in commits of ours: GitHub would show it as closed without a word.
  if (byHand || reason.trim() !== '') await ensureComment(parts, number, closingMarker(contribution, reason), parts.texts.closing(contribution, reason))
  if (pull) await closePull(parts, pull)
  else await closeIssue(parts, number)
}

async function closePull({ client, mirror }: RequestParts, { number, state, head }: FoundPull): Promise<void> {
  if (state === 'closed') return
  await mirror.fetch()
  await mirror.requirePull(number, head.sha)
  const { main } = await mirror.repository.heads()
  if (await isAncestor(mirror.gitDir, head.sha, main)) return
  const look = async (): Promise<true | null> => ((await client.read(`pull request ${number}`, (rest, repo) => rest.pulls.get({ ...repo, pull_number: number }))).state === 'closed' ? true : null)
  await client.write({ what: `the closing of pull request ${number}`, notifies: true, look, ask: (rest, repo) => rest.pulls.update({ ...repo, pull_number: number, state: 'closed' }) })
}

async function closeIssue({ client }: RequestParts, number: number): Promise<void> {
  const look = async (): Promise<true | null> => ((await client.read(`issue ${number}`, (rest, repo) => rest.issues.get({ ...repo, issue_number: number }))).state === 'closed' ? true : null)
  if (await look()) return
  await client.write({ what: `the closing of issue ${number}`, notifies: true, look, ask: (rest, repo) => rest.issues.update({ ...repo, issue_number: number, state: 'closed' }) })
}
