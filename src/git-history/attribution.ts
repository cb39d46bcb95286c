import { z } from 'zod'
import { commitId } from '../domain/ids.ts'
import { planTrailers } from '../domain/trailers.ts'

const offset = z.number().int().min(0)
const decision = planTrailers.describe('From the trailers of a commit of a plan. People by the ids that they have in it, never by name.')
const commit = commitId.describe('Key of « commits ».')
const person = z.string().regex(/^a\d+$/).describe('Key of « people ».')

/** What `npm run provenance` writes; `attribution.schema.json` is made from it. */
export const attributionSchema = z
  .strictObject({
    format: z.literal('plan-vivant/attribution/1'),
    revision: commit.describe('The commit that was traced.'),
    content: z.string().describe('The pathspec as given.'),
    people: z.record(person, z.strictObject({ name: z.string() })).describe('Authors, in order of appearance. Two with one name have different e-mail addresses, which are not given.'),
    commits: z
      .record(commitId, z.strictObject({ at: z.iso.datetime().describe('Author date.'), author: person, coAuthors: z.array(person).describe('From Co-authored-by trailers. Git does not say which words are whose.'), subject: z.string(), decisions: z.array(decision).optional().describe('The decisions on proposals that it publishes: whose idea, whose wording, who decided.'), pullRequest: z.number().int().optional().describe('Number at the end of a squash’s subject.') }))
      .describe('Every commit that the document names.'),
    files: z
      .record(
        z.string(),
        z.strictObject({
          text: z.string().describe('The text without its front matter. Offsets count UTF-16 units in it; ends are exclusive.'),
          words: z
            .array(z.strictObject({ start: offset, end: offset, commit: commit.describe('Who wrote them first.'), through: commit.optional().describe('The merge or squash that brought them in, where it is another commit.') }))
            .describe('Stretches of words of one origin, within a sentence, in order. Every word is in one.'),
          sentences: z
            .array(
              z.strictObject({
                start: offset,
                end: offset,
                created: commit.describe('First-parent commit in which it, or what it grew from, was first there.'),
                events: z.array(z.strictObject({ commit, kind: z.enum(['written', 'reworded', 'split', 'joined', 'replaced', 'retouched', 'typography', 'moved', 'copied', 'restored']), from: z.string().optional().describe('File that it came from.') })).describe('What happened to it, oldest first.'),
              }),
            )
            .describe('In order.'),
          gone: z.array(z.strictObject({ text: z.string(), since: commit, removed: commit, movedTo: z.string().optional() })).describe('Sentences that left the file, in order of leaving.'),
          frontMatter: z
            .record(z.string(), z.strictObject({ since: commit.describe('Who gave it its value: the commit since which it stands.'), through: commit.optional().describe('The merge or squash that brought it in, where it is another commit.') }))
            .describe('By key. What the commits of a branch did to it counts where the file had this path there.'),
        }),
      )
      .describe('By path. Markdown files alone.'),
  })
  .describe('Who wrote every word of the Markdown files of a Git repository, at one revision.')

export type Attribution = z.infer<typeof attributionSchema>
export type FileAttribution = Attribution['files'][string]
