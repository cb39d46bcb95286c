import type { Context, Hono } from 'hono'
import { ApiFault } from './api-fault.ts'
import { bodies } from './bodies.ts'
import { isAncestor, readRef } from './git-store.ts'
import { botOf } from './hub.ts'
import type { Hub, StoredComment, StoredIssue } from './hub.ts'
import { readBody } from './read-body.ts'

const at = '/repos/:owner/:repo'

/** Issues, pull requests and their comments. */
export function addIssueRoutes(app: Hono, hub: Hub): void {
  const find = (context: Context, isPull?: boolean): StoredIssue => {
    const found = hub.issues.find(({ number }) => number === Number(context.req.param('number')))
    if (!found || (isPull && !found.pull)) throw new ApiFault(404, 'Not Found')
    return found
  }
  const open = (fields: Pick<StoredIssue, 'title' | 'body' | 'pull'>): StoredIssue => {
    const now = hub.now().toISOString()
    const issue: StoredIssue = { number: hub.issues.length + 1, state: 'open', stateReason: null, user: botOf(hub), createdAt: now, updatedAt: now, ...fields }
    hub.issues.push(issue)
    return issue
  }

  app.get(`${at}/issues`, (context) => {
    const { state = 'open', creator, since, direction } = context.req.query()
    const chosen = hub.issues.filter((issue) => (state === 'all' || issue.state === state) && (!creator || issue.user.login === creator) && (!since || issue.updatedAt >= since))
    return context.json(page(context, direction === 'asc' ? chosen : chosen.reverse()).map(describeIssue))
  })

  app.post(`${at}/issues`, async (context) => {
    const { title, body = '' } = await readBody(context, bodies.createIssue)
    return context.json(describeIssue(open({ title, body })), 201)
  })

  app.get(`${at}/issues/:number`, (context) => context.json(describeIssue(find(context))))

  app.patch(`${at}/issues/:number`, async (context) => {
    const issue = find(context)
    const { state = issue.state, state_reason: stateReason = null } = await readBody(context, bodies.updateIssue)
    Object.assign(issue, { state, stateReason, updatedAt: hub.now().toISOString() })
    return context.json(describeIssue(issue))
  })

  app.get(`${at}/issues/:number/comments`, (context) => {
    const { number } = find(context)
    return context.json(page(context, hub.comments.filter((comment) => comment.issue === number)).map(describeComment))
  })

  app.post(`${at}/issues/:number/comments`, async (context) => {
    const issue = find(context)
    const { body } = await readBody(context, bodies.createComment)
    const comment: StoredComment = { id: hub.comments.length + 1, issue: issue.number, body, user: botOf(hub), updatedAt: hub.now().toISOString() }
    hub.comments.push(comment)
    issue.updatedAt = comment.updatedAt
    return context.json(describeComment(comment), 201)
  })

  app.get(`${at}/pulls`, (context) => {
    const { state = 'open', head } = context.req.query()
    const chosen = hub.issues.filter((issue) => issue.pull && (state === 'all' || issue.state === state) && (!head || head === `${hub.owner}:${issue.pull.head}`))
    return context.json(page(context, chosen.reverse()).map(describePull))
  })

  app.get(`${at}/pulls/:number`, (context) => context.json(describePull(find(context, true))))

  app.post(`${at}/pulls`, async (context) => {
    const { title, body = '', head, base } = await readBody(context, bodies.createPull)
    const [headSha, baseSha] = [await readRef(hub.gitDir, `refs/heads/${head}`), await readRef(hub.gitDir, `refs/heads/${base}`)]
    if (!headSha || !baseSha) throw new ApiFault(422, 'Validation Failed', [{ resource: 'PullRequest', field: headSha ? 'base' : 'head', code: 'invalid' }])
    const open_ = hub.issues.some((issue) => issue.pull?.head === head && issue.state === 'open')
    if (open_) throw new ApiFault(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', message: `A pull request already exists for ${hub.owner}:${head}.` }])
    if (await isAncestor(hub.gitDir, headSha, baseSha)) throw new ApiFault(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', message: `No commits between ${base} and ${head}` }])
    return context.json(describePull(open({ title, body, pull: { head, headSha, base, merged: false } })), 201)
  })

  app.patch(`${at}/pulls/:number`, async (context) => {
    const issue = find(context, true)
    const { state = issue.state } = await readBody(context, bodies.updatePull)
    if (issue.pull!.merged && state === 'open') throw new ApiFault(422, 'Validation Failed', [{ resource: 'PullRequest', field: 'state', code: 'invalid' }])
    Object.assign(issue, { state, updatedAt: hub.now().toISOString() })
    return context.json(describePull(issue))
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

function describePull(issue: StoredIssue): object {
  const { number, title, body, state, user, pull } = issue
  return { id: number * 10, number, title, body, state, user, merged: pull!.merged, merged_at: pull!.merged ? issue.updatedAt : null, head: { ref: pull!.head, sha: pull!.headSha }, base: { ref: pull!.base } }
}

function describeComment({ id, body, user, updatedAt }: StoredComment): object {
  return { id, body, user, updated_at: updatedAt }
}
