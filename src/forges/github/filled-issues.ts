import { createClient } from './client/create-client.ts'
import type { GitHubForgeOptions } from './options.ts'

/** Issues that people filled in by form. Throws what `createGitHubForge` throws. */
export interface FilledIssues {
  read(number: number): Promise<{ id: number; body: string; isOpen: boolean }>
  /** Says what became of it, once, and closes it. `text` is ours. */
  answer(number: number, text: string): Promise<void>
}

export function openFilledIssues(options: GitHubForgeOptions): FilledIssues {
  const client = createClient(options)
  const findAnswer = (number: number, text: string) =>
    client.read(`comments of issue ${number}`, (rest, repo) => rest.issues.listComments({ ...repo, issue_number: number, per_page: 100 })).then((comments) => comments.find(({ body }) => body === text) ?? null)
  return {
    async read(number) {
      const { id, body, state } = await client.read(`issue ${number}`, (rest, repo) => rest.issues.get({ ...repo, issue_number: number }))
      return { id, body: body ?? '', isOpen: state === 'open' }
    },
    async answer(number, text) {
      const look = () => findAnswer(number, text)
      if (!(await look())) await client.write({ what: `the answer to issue ${number}`, notifies: true, look, ask: (rest, repo) => rest.issues.createComment({ ...repo, issue_number: number, body: text }) })
      await client.write({ what: `the closing of issue ${number}`, ask: (rest, repo) => rest.issues.update({ ...repo, issue_number: number, state: 'closed', state_reason: 'completed' }) })
    },
  }
}
