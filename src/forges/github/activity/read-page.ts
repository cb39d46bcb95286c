import { contributionId } from '../../../domain/ids.ts'
import type { HostAct, HostedComment, HostedCommit, HostedPage } from '../../../ports.ts'
import type { GitHubClient } from '../client/create-client.ts'
import { GitHubDenied } from '../client/errors.ts'
import type { Mirror } from '../mirror/create-mirror.ts'
import { readMarker } from '../text/marker.ts'
import { accountOf } from './account-of.ts'
import type { AnsweredAccount } from './account-of.ts'
import { contributionByHand } from './contribution-by-hand.ts'
import { readAll } from '../client/read-all.ts'
import { readLastAct } from './read-last-act.ts'

/** What a page says, read from the API. Null where there is none, for an issue that is not one of ours, and for a pull request that is not towards `main`. */
export async function readPage(client: GitHubClient, mirror: Mirror, number: number): Promise<HostedPage | null> {
  const issue = await client.read(`page ${number}`, (rest, repo) => rest.issues.get({ ...repo, issue_number: number })).catch(nullIfMissing)
  if (!issue) return null
  const bot = await client.bot()
  const isOurs = issue.user?.login === bot
  const marker = isOurs && !issue.pull_request ? /^<!-- plan-vivant (contribution|discussion) ([a-z0-9-]+) -->$/.exec(readMarker(issue.body) ?? '') : null
  if (!issue.pull_request && !marker) return null
  const shown = issue.pull_request ? await readPull(client, mirror, number, bot) : { contribution: marker?.[1] === 'contribution' ? marker[2]! : null, ...(marker?.[1] === 'discussion' && { item: marker[2]! }) }
  if (!shown) return null
  const isByHand = 'isByHand' in shown && shown.isByHand
  const merged = 'merged' in shown ? shown.merged : null
  const { lastAct, isGone } = await readLastAct(client, number, bot, merged)
  return {
    number,
    contribution: shown.contribution,
    ...('item' in shown && { item: shown.item }),
    isByHand,
    opened: { by: accountOf(issue.user), at: issue.created_at },
    words: isByHand ? [issue.title, issue.body ?? ''].join('\n\n').trim() : '',
    state: merged ? 'merged' : issue.state === 'open' ? 'open' : isGone ? 'gone' : 'closed',
    lastAct,
    ...('change' in shown && { change: shown.change }),
    comments: await readComments(client, number, bot),
  }
}

type PullShown = Pick<HostedPage, 'contribution' | 'isByHand'> & { change: NonNullable<HostedPage['change']>; merged: HostAct | null }

async function readPull(client: GitHubClient, mirror: Mirror, number: number, bot: string): Promise<PullShown | null> {
  const pull = await client.read(`pull request ${number}`, (rest, repo) => rest.pulls.get({ ...repo, pull_number: number }))
  if (pull.base.ref !== 'main') return null
  const isHere = pull.head.repo?.full_name?.toLowerCase() === `${client.owner}/${client.name}`.toLowerCase()
  const [, id] = /^amendments\/(.+)$/.exec(pull.head.ref) ?? []
  const ours = isHere && contributionId.safeParse(id).success ? id! : null
  await mirror.requirePull(number, pull.head.sha)
  // What our own commits merged is told by the register, and has no commit to look for.
  const mergedAs = pull.merged && pull.merged_by?.login !== bot ? pull.merge_commit_sha : null
  if (mergedAs) await mirror.require([mergedAs])
  const commits = await readAll(client, `commits of pull request ${number}`, (page) => (rest, repo) => rest.pulls.listCommits({ ...repo, pull_number: number, ...page }))
  return {
    contribution: ours ?? contributionByHand(pull.id),
    isByHand: ours === null,
    change: { head: pull.head.sha, commits: commits.map((commit) => describeCommit(commit, bot)), mergedAs },
    merged: pull.merged && pull.merged_at ? { by: accountOf(pull.merged_by), at: pull.merged_at } : null,
  }
}

interface AnsweredCommit {
  sha: string
  author: AnsweredAccount | Record<string, never>
  parents: { sha: string }[]
  commit: { message: string; author: { email?: string } | null; committer: { date?: string } | null }
}

/** Whoever has no account is known by the address that their commit carries. */
function describeCommit({ sha, author, parents, commit }: AnsweredCommit, bot: string): HostedCommit {
  const address = commit.author?.email
  const by = accountOf(author) ?? (address ? { id: `address ${address.toLowerCase()}` } : null)
  return { id: sha, parents: parents.map((parent) => parent.sha), by, at: commit.committer?.date ?? '1970-01-01T00:00:00Z', message: commit.message, isOurs: author?.login === bot }
}

async function readComments(client: GitHubClient, number: number, bot: string): Promise<HostedComment[]> {
  const comments = await readAll(client, `comments of ${number}`, (page) => (rest, repo) => rest.issues.listComments({ ...repo, issue_number: number, ...page }))
  // What programs say there is nobody's contribution.
  return comments.flatMap(({ id, user, created_at: at, body }) => (user?.login === bot || user?.type === 'Bot' ? [] : [{ id: String(id), by: accountOf(user), at, text: body ?? '' }]))
}

function nullIfMissing(error: unknown): null {
  if (error instanceof GitHubDenied && (error.data['status'] === 404 || error.data['status'] === 410)) return null
  throw error
}
