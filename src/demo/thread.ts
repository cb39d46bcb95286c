import { z } from 'zod'
import { personId } from '../domain/ids.ts'
import type { People } from '../ports.ts'
import peopleFile from './fixture/people.json' with { type: 'json' }
import threadFile from './fixture/thread.json' with { type: 'json' }

/** One comment of the collective's thread, in the page's order. `replyTo` is another comment's key, inferred from mentions and dates. */
const comment = z.object({ key: z.string(), person: personId, at: z.iso.datetime({ offset: true }), replyTo: z.string().nullable(), inferred: z.boolean(), text: z.string() })
export type ThreadComment = z.infer<typeof comment>

export const thread: ThreadComment[] = z.array(comment).parse(threadFile)

/** Names as the thread shows them. */
export const threadPeople: People = z.record(personId, z.object({ name: z.string() })).parse(peopleFile)
