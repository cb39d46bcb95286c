import type { operations } from '@octokit/openapi-types'
import { z } from 'zod'

type Operations = operations
type BodyOf<Operation extends keyof Operations> = Operations[Operation] extends { requestBody?: infer Content } ? (NonNullable<Content> extends { content: { 'application/json': infer Body } } ? Body : never) : never

const sha = z.string().regex(/^[0-9a-f]{40}$/)
const body = z.string().max(65_536, 'body is too long (maximum is 65536 characters)')
const title = z.string().min(1).max(256)

/** A schema whose every value is legal for GitHub's published description of the operation: the compiler proves it. */
function shape<Operation extends keyof Operations>() {
  return <Schema extends z.ZodType<BodyOf<Operation>>>(schema: Schema): Schema => schema
}

/**
 * Request bodies that the stand-in takes: stricter than GitHub's description (an unknown field is refused), never laxer. A custom
 * author or committer of a commit is refused too: GitHub signs only a commit that has none.
 */
export const bodies = {
  createBlob: shape<'git/create-blob'>()(z.strictObject({ content: z.string(), encoding: z.enum(['utf-8', 'base64']) })),
  createTree: shape<'git/create-tree'>()(
    z.strictObject({
      base_tree: sha.optional(),
      tree: z.array(z.strictObject({ path: z.string().min(1), mode: z.enum(['100644', '100755']), type: z.literal('blob'), sha: sha.nullable().optional(), content: z.string().optional() })).min(1),
    }),
  ),
  createCommit: shape<'git/create-commit'>()(z.strictObject({ message: z.string().min(1), tree: sha, parents: z.array(sha) })),
  createRef: shape<'git/create-ref'>()(z.strictObject({ ref: z.string().regex(/^refs\/heads\/[\w./-]+$/), sha })),
  updateRef: shape<'git/update-ref'>()(z.strictObject({ sha, force: z.boolean().optional() })),
  createPull: shape<'pulls/create'>()(z.strictObject({ title, head: z.string(), base: z.string(), body: body.optional(), maintainer_can_modify: z.boolean().optional() })),
  updatePull: shape<'pulls/update'>()(z.strictObject({ state: z.enum(['open', 'closed']).optional() })),
  createIssue: shape<'issues/create'>()(z.strictObject({ title, body: body.optional() })),
  updateIssue: shape<'issues/update'>()(z.strictObject({ state: z.enum(['open', 'closed']).optional(), state_reason: z.enum(['completed', 'not_planned']).optional() })),
  createDispatch: shape<'repos/create-dispatch-event'>()(z.strictObject({ event_type: z.string().min(1).max(100) })),
  createComment: shape<'issues/create-comment'>()(z.strictObject({ body: body.min(1) })),
}
