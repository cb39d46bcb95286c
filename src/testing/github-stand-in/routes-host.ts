import type { Hono } from 'hono'
import { ApiFault } from './api-fault.ts'
import { bodies } from './bodies.ts'
import { git } from './git-store.ts'
import type { Hub } from './hub.ts'
import { readBody } from './read-body.ts'
import { requireJwt } from './routes-app.ts'
import { appClient } from './routes-sign-in.ts'

/** What the App itself asks, what anybody may see, and the exchange that makes the App: none of it needs an installation's token. */
export function addHostRoutes(app: Hono, hub: Hub): void {
  const { settings } = hub

  app.get('/', (context) => context.json({ current_user_url: '' }))

  app.post('/app-manifests/:code/conversions', (context) => {
    if (!settings.manifestCodes.delete(context.req.param('code'))) throw new ApiFault(404, 'Not Found')
    const { id, slug, privateKey } = hub.app
    return context.json({ id, slug, html_url: `https://github.com/apps/${slug}`, pem: privateKey, webhook_secret: 'a secret of the stand-in', client_id: appClient.id, client_secret: appClient.secret }, 201)
  })

  app.get('/repos/:owner/:repo/installation', (context) => {
    requireJwt(hub, context.req.header('authorization'))
    if (settings.installation === 'absent') throw new ApiFault(404, 'Not Found')
    const isSuspended = settings.installation === 'suspended'
    return context.json({ id: hub.app.installationId, repository_selection: isSuspended ? 'selected' : settings.installation, suspended_at: isSuspended ? hub.now().toISOString() : null })
  })

  app.get('/app/hook/config', (context) => {
    requireJwt(hub, context.req.header('authorization'))
    return context.json({ url: settings.hookUrl, content_type: 'json' })
  })

  app.get('/app/hook/deliveries', (context) => {
    requireJwt(hub, context.req.header('authorization'))
    return context.json(settings.lastNotice === null ? [] : [{ id: 1, status_code: settings.lastNotice, status: settings.lastNotice < 300 ? 'OK' : 'failed' }])
  })

  app.get('/repos/:owner/:repo/actions/workflows', (context) => {
    if (settings.isPrivate) throw new ApiFault(404, 'Not Found')
    const workflows = settings.siteWorkflow === null ? [] : [{ path: '.github/workflows/site.yml', state: settings.siteWorkflow }]
    return context.json({ total_count: workflows.length, workflows })
  })
}

/** The repository's settings, for who has an installation's token. */
export function addRepositoryRoutes(app: Hono, hub: Hub): void {
  const { settings, gitDir } = hub

  app.get('/repos/:owner/:repo', (context) =>
    context.json({ full_name: `${hub.owner}/${hub.name}`, private: settings.isPrivate, archived: settings.isArchived, has_issues: settings.hasIssues, default_branch: settings.defaultBranch, allow_merge_commit: settings.allowsMergeCommit }),
  )

  app.get('/repos/:owner/:repo/rules/branches/:branch', (context) => context.json(settings.rules.map((type) => ({ type }))))

  app.get('/repos/:owner/:repo/branches/:branch', (context) => context.json({ name: context.req.param('branch'), protected: settings.isProtected }))

  app.get('/repos/:owner/:repo/contents/:path{.+}', async (context) => {
    const text = await git(gitDir, ['show', `${context.req.query('ref')}:${context.req.param('path')}`]).catch(() => null)
    if (text === null) throw new ApiFault(404, 'Not Found')
    return context.json({ type: 'file', encoding: 'base64', content: Buffer.from(text).toString('base64') })
  })

  app.post('/repos/:owner/:repo/dispatches', async (context) => {
    hub.dispatches.push((await readBody(context, bodies.createDispatch)).event_type)
    return context.body(null, 204)
  })
}
