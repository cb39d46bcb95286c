import type { Hono } from 'hono'
import { ApiFault } from './api-fault.ts'
import { bodies } from './bodies.ts'
import { git, isAncestor, listFiles, moveRefNow, readRef, storeCommit, storeTree, typeOf } from './git-store.ts'
import { botOf } from './hub.ts'
import type { Hub } from './hub.ts'
import { settlePulls } from './settle-pulls.ts'
import { readBody } from './read-body.ts'

const at = '/repos/:owner/:repo/git'

/** Git data: blobs, trees, commits and refs of the bare repository, with GitHub's rules. */
export function addGitRoutes(app: Hono, hub: Hub): void {
  const { gitDir } = hub
  const described = (ref: string, sha: string): object => ({ ref, object: { type: 'commit', sha } })

  app.get(`${at}/ref/:ref{.+}`, async (context) => {
    const ref = `refs/${decodeURIComponent(context.req.param('ref'))}`
    const sha = await readRef(gitDir, ref)
    if (!sha) throw new ApiFault(404, 'Not Found')
    return context.json(described(ref, sha))
  })

  app.get(`${at}/trees/:sha`, async (context) => {
    const sha = context.req.param('sha')
    if ((await typeOf(gitDir, sha)) !== 'tree') throw new ApiFault(404, 'Not Found')
    return context.json({ sha, truncated: false, tree: [] })
  })

  app.post(`${at}/blobs`, async (context) => {
    const { content, encoding } = await readBody(context, bodies.createBlob)
    const sha = await git(gitDir, ['hash-object', '-w', '--stdin'], Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'))
    return context.json({ sha }, 201)
  })

  app.post(`${at}/trees`, async (context) => {
    const body = await readBody(context, bodies.createTree)
    if (body.base_tree && (await typeOf(gitDir, body.base_tree)) !== 'tree') throw new ApiFault(422, 'base_tree is not a valid tree oid')
    if (body.tree.some(({ content }) => content?.includes('\0'))) throw new ApiFault(422, 'tree.content holds a character that is not text')
    const gone = body.tree.filter(({ sha }) => sha === null)
    if (gone.length > 0) {
      const there = body.base_tree ? await listFiles(gitDir, body.base_tree) : new Map()
      if (gone.some(({ path }) => !there.has(path))) throw new ApiFault(422, 'GitRPC::BadObjectState')
    }
    return context.json({ sha: await storeTree(gitDir, body.base_tree, body.tree) }, 201)
  })

  app.post(`${at}/commits`, async (context) => {
    const { tree, parents, message } = await readBody(context, bodies.createCommit)
    if ((await typeOf(gitDir, tree)) !== 'tree') throw new ApiFault(422, 'Tree SHA does not exist')
    for (const parent of parents) if ((await typeOf(gitDir, parent)) !== 'commit') throw new ApiFault(422, `Parent SHA does not exist or is not a commit object`)
    const who = `${botOf(hub).login} <${hub.app.id}+${botOf(hub).login}@users.noreply.github.com>`
    const sha = await storeCommit(gitDir, { tree, parents, message, who, seconds: hub.commitDate() })
    return context.json({ sha, tree: { sha: tree }, parents: parents.map((parent) => ({ sha: parent })), message, verification: { verified: true, reason: 'valid' } }, 201)
  })

  app.post(`${at}/refs`, async (context) => {
    const { ref, sha } = await readBody(context, bodies.createRef)
    if ((await typeOf(gitDir, sha)) !== 'commit') throw new ApiFault(422, 'Object does not exist')
    if (!(await moveRefNow(gitDir, ref, null, sha))) throw new ApiFault(422, 'Reference already exists')
    await settlePulls(hub, botOf(hub))
    return context.json(described(ref, sha), 201)
  })

  app.patch(`${at}/refs/:ref{.+}`, async (context) => {
    const { sha, force } = await readBody(context, bodies.updateRef)
    const ref = `refs/${decodeURIComponent(context.req.param('ref'))}`
    if ((await typeOf(gitDir, sha)) !== 'commit') throw new ApiFault(422, 'Object does not exist')
    const head = await readRef(gitDir, ref)
    if (!head) throw new ApiFault(422, 'Reference does not exist')
    if (!force && !(await isAncestor(gitDir, head, sha))) throw new ApiFault(422, 'Update is not a fast forward')
    if (!(await moveRefNow(gitDir, ref, head, sha))) throw new ApiFault(409, 'Conflict')
    await settlePulls(hub, botOf(hub))
    return context.json(described(ref, sha))
  })
}
