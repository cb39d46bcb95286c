import type { Context, Hono } from 'hono'
import { ApiFault } from './api-fault.ts'
import { bodies } from './bodies.ts'
import { isAncestor, readCommit, readRef } from './git-store.ts'
import { accountOf, addEvent, botOf, formatDate } from './hub.ts'
import type { Hub, StoredComment, StoredIssue } from './hub.ts'
import { readBody } from './read-body.ts'
import { followHead } from './settle-pulls.ts'

const at = '/repos/:owner/:repo'

/** Issues, pull requests and their comments. */
export function addIssueRoutes(app: Hono, hub: Hub): void {
  const find = (context: Context, isPull?: boolean): StoredIssue => {
    const found = hub.issues.find(({ number }) => number === Number(context.req.param('number')))
    if (!found || (isPull && !found.pull)) throw new ApiFault(404, 'Not Found')
    return found
  }
  const open = (fields: Pick<StoredIssue, 'title' | 'body' | 'pull'>): StoredIssue => {
    const now = formatDate(hub.now())
    const issue: StoredIssue = { number: hub.issues.length + 1, state: 'open', stateReason: null, user: botOf(hub), createdAt: now, updatedAt: now, ...fields }
    hub.issues.push(issue)
    return issue
  }

  app.get(`${at}/issues`, (context) => {
    const { state = 'open', creator, since, direction, sort } = context.req.query()
    const sorted = sort === 'updated' ? hub.issues.toSorted((one, other) => (one.updatedAt < other.updatedAt ? -1 : 1)) : [...hub.issues]
    const chosen = sorted.filter((issue) => (state === 'all' || issue.state === state) && (!creator || issue.user.login === creator) && (!since || issue.updatedAt >= since))
    return context.json(page(context, direction === 'asc' ? chosen : chosen.reverse()).map(describeIssue))
  })

  app.post(`${at}/issues`, async (context) => {
    const { title, body = '' } = await readBody(context, bodies.createIssue)
    return context.json(describeIssue(open({ title, body })), 201)
  })

  app.get(`${at}/issues/comments`, (context) => {
    const { since, direction } = context.req.query()
    const chosen = hub.comments.filter(({ updatedAt }) => !since || updatedAt >= since)
    return context.json(page(context, direction === 'asc' ? chosen : chosen.reverse()).map((comment) => describeComment(comment)))
  })

  app.get(`${at}/issues/:number`, (context) => context.json(describeIssue(find(context))))

  app.patch(`${at}/issues/:number`, async (context) => {
    const issue = find(context)
    const { state = issue.state, state_reason: stateReason = null } = await readBody(context, bodies.updateIssue)
    setState(hub, issue, state)
    Object.assign(issue, { stateReason })
    return context.json(describeIssue(issue))
  })

  app.get(`${at}/issues/:number/comments`, (context) => {
    const { number } = find(context)
    return context.json(page(context, hub.comments.filter((comment) => comment.issue === number)).map(describeComment))
  })

  app.post(`${at}/issues/:number/comments`, async (context) => {
    const issue = find(context)
    const { body } = await readBody(context, bodies.createComment)
    const comment: StoredComment = { id: hub.comments.length + 1, issue: issue.number, body, user: botOf(hub), createdAt: formatDate(hub.now()), updatedAt: formatDate(hub.now()) }
    hub.comments.push(comment)
    issue.updatedAt = comment.updatedAt
    return context.json(describeComment(comment), 201)
  })

  app.get(`${at}/issues/:number/events`, (context) => {
    const { number } = find(context)
    return context.json(page(context, hub.events.filter(({ issue }) => issue === number)).map(({ event, actor, createdAt }, index) => ({ id: index + 1, event, actor, created_at: createdAt })))
  })

  app.get(`${at}/pulls/:number/commits`, async (context) => {
    const { pull } = find(context, true)
    const commits = await Promise.all(page(context, pull!.commits).map((sha) => readCommit(hub.gitDir, sha)))
    return context.json(commits.map(({ sha, parents, author, address, date, message }) => ({ sha, author: accountOf(hub, author), parents: parents.map((parent) => ({ sha: parent })), commit: { message, author: { name: author, email: address, date }, committer: { name: 'GitHub', date } } })))
  })

  app.get(`${at}/pulls`, (context) => {
    const { state = 'open', head } = context.req.query()
    const chosen = hub.issues.filter((issue) => issue.pull && (state === 'all' || issue.state === state) && (!head || head === `${hub.owner}:${issue.pull.head}`))
    return context.json(page(context, chosen.reverse()).map((issue) => describePull(hub, issue)))
  })

  app.get(`${at}/pulls/:number`, (context) => context.json(describePull(hub, find(context, true))))

  app.post(`${at}/pulls`, async (context) => {
    const { title, body = '', head, base } = await readBody(context, bodies.createPull)
    const [headSha, baseSha] = [await readRef(hub.gitDir, `refs/heads/${head}`), await readRef(hub.gitDir, `refs/heads/${base}`)]
    if (!headSha || !baseSha) throw new ApiFault(422, 'Validation Failed', [{ resource: 'PullRequest', field: headSha ? 'base' : 'head', code: 'invalid' }])
    const open_ = hub.issues.some((issue) => issue.pull?.head === head && issue.state === 'open')
    if (open_) throw new ApiFault(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', message: `A pull request already exists for ${hub.owner}:${head}.` }])
    if (await isAncestor(hub.gitDir, headSha, baseSha)) throw new ApiFault(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', message: `No commits between ${base} and ${head}` }])
    const issue = open({ title, body, pull: { head, headSha, base, merged: false, commits: [] } })
    await followHead(hub, issue, headSha)
    return context.json(describePull(hub, issue), 201)
  })

  app.patch(`${at}/pulls/:number`, async (context) => {
    const issue = find(context, true)
    const { state = issue.state } = await readBody(context, bodies.updatePull)
    if (issue.pull!.merged && state === 'open') throw new ApiFault(422, 'Validation Failed', [{ resource: 'PullRequest', field: 'state', code: 'invalid' }])
    setState(hub, issue, state)
    return context.json(describePull(hub, issue))
  })
}

function page<Item>(context: Context, items: readonly Item[]): Item[] {
  const [size, number] = [Math.min(Number(context.req.query('per_page') ?? 30), 100), Number(context.req.query('page') ?? 1)]
  const chosen = items.slice((number - 1) * size, number * size)
  if (items.length > number * size) {
    const next = new URL(context.req.url)
    next.searchParams.set('page', String(number + 1))
    context.header('link', `<${next.toString()}>; rel="next"`)
  }
  return chosen
}

function describeIssue(issue: StoredIssue): object {
  const { number, title, body, state, user } = issue
  return { id: number * 10, number, title, body, state, state_reason: issue.stateReason, user, created_at: issue.createdAt, updated_at: issue.updatedAt, ...(issue.pull && { pull_request: {} }) }
}

function describePull(hub: Hub, issue: StoredIssue): object {
  const { number, title, body, state, user, pull } = issue
  const { head, headSha, base, merged, fork = `${hub.owner}/${hub.name}`, mergedBy = null, mergedAt = null, mergeCommit = null } = pull!
  return { id: number * 10, number, title, body, state, user, merged, merged_at: mergedAt, merged_by: mergedBy, merge_commit_sha: mergeCommit, head: { ref: head, sha: headSha, repo: { full_name: fork } }, base: { ref: base } }
}

function setState(hub: Hub, issue: StoredIssue, state: StoredIssue['state']): void {
  if (issue.state !== state) addEvent(hub, issue, state === 'open' ? 'reopened' : 'closed', botOf(hub))
  Object.assign(issue, { state, updatedAt: formatDate(hub.now()) })
}

function describeComment({ id, body, user, createdAt, updatedAt }: StoredComment): object {
  return { id, body, user, created_at: createdAt, updated_at: updatedAt }
}
