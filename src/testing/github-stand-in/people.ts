import { ApiFault } from './api-fault.ts'
import { git, moveRefNow, readCommit, readRef, storeCommit, storeTree } from './git-store.ts'
import { accountOf, addEvent, formatDate } from './hub.ts'
import type { Account, Hub, StoredIssue } from './hub.ts'
import type { ManualTime } from './manual-time.ts'
import { followHead, markMerged, settlePulls } from './settle-pulls.ts'

export type MergeMethod = 'merge' | 'squash' | 'rebase'

/** What people do on GitHub's own pages, or push to it; each act a minute after the last. `who` is a login of lower-case letters. */
export interface People {
  /** Commits on top of a branch (made from `main` when absent) and pushes. Null removes a file. */
  push(who: string, branch: string, files: Readonly<Record<string, string | null>>, message?: string): Promise<string>
  /** Replaces what a branch holds by one commit on `onto`. */
  forcePush(who: string, branch: string, onto: string, files: Readonly<Record<string, string | null>>): Promise<string>
  /** Brings `main` into a branch, as GitHub's « Update branch » does. */
  mergeMain(who: string, branch: string): Promise<string>
  /** Merges a branch into `main` on somebody's own machine, with words of their own, and pushes. */
  mergeByHand(who: string, branch: string, files: Readonly<Record<string, string>>): Promise<string>
  deleteBranch(who: string, branch: string): Promise<void>
  /** From a branch that is there; `fork`: from one of a copy of the repository, with these files on `main`. */
  openPull(who: string, pull: { branch: string; title: string; body?: string; fork?: Readonly<Record<string, string | null>> }): Promise<number>
  /** The merge button. Throws the 405 of a conflict. */
  merge(who: string, number: number, method: MergeMethod): Promise<string>
  close(who: string, number: number): Promise<void>
  reopen(who: string, number: number): Promise<void>
  comment(who: string, number: number, body: string): Promise<void>
}

export function createPeople(hub: Hub, time: ManualTime): People {
  const { gitDir } = hub
  const act = async (who: string): Promise<Account> => {
    await time.sleep(60_000)
    return accountOf(hub, who)!
  }
  const find = (number: number): StoredIssue => hub.issues.find((issue) => issue.number === number)!
  const commit = async (who: string, parents: string[], tree: string, message: string): Promise<string> => storeCommit(gitDir, { tree, parents, message, who: `${who} <${who}@example.org>`, seconds: hub.commitDate() })
  const commitFiles = async (who: string, onto: string, files: Readonly<Record<string, string | null>>, message: string): Promise<string> => {
    const entries = Object.entries(files).map(([path, content]) => ({ path, mode: '100644', ...(content === null ? { sha: null } : { content }) }))
    return commit(who, [onto], await storeTree(gitDir, (await readCommit(gitDir, onto)).tree, entries), message)
  }
  const move = async (ref: string, to: string | null, actor: Account): Promise<void> => {
    await moveRefNow(gitDir, ref, await readRef(gitDir, ref), to)
    await settlePulls(hub, actor)
  }

  return {
    async push(who, branch, files, message = 'Update files\n') {
      const actor = await act(who)
      const head = (await readRef(gitDir, `refs/heads/${branch}`)) ?? (await readRef(gitDir, 'refs/heads/main'))!
      const id = await commitFiles(who, head, files, message)
      await move(`refs/heads/${branch}`, id, actor)
      return id
    },
    async forcePush(who, branch, onto, files) {
      const actor = await act(who)
      const id = await commitFiles(who, onto, files, 'Start again\n')
      await move(`refs/heads/${branch}`, id, actor)
      return id
    },
    async mergeMain(who, branch) {
      const actor = await act(who)
      const [main, head] = [(await readRef(gitDir, 'refs/heads/main'))!, (await readRef(gitDir, `refs/heads/${branch}`))!]
      const id = await commit(who, [head, main], await mergeTrees(head, main), `Merge branch 'main' into ${branch}\n`)
      await move(`refs/heads/${branch}`, id, actor)
      return id
    },
    async mergeByHand(who, branch, files) {
      const actor = await act(who)
      const [main, head] = [(await readRef(gitDir, 'refs/heads/main'))!, (await readRef(gitDir, `refs/heads/${branch}`))!]
      const entries = Object.entries(files).map(([path, content]) => ({ path, mode: '100644', content }))
      const id = await commit(who, [main, head], await storeTree(gitDir, (await readCommit(gitDir, main)).tree, entries), `Merge branch '${branch}'\n`)
      await move('refs/heads/main', id, actor)
      return id
    },
    async deleteBranch(who, branch) {
      await move(`refs/heads/${branch}`, null, await act(who))
    },
    async openPull(who, { branch, title, body = '', fork }) {
      const actor = await act(who)
      const main = (await readRef(gitDir, 'refs/heads/main'))!
      const headSha = fork ? await commitFiles(who, main, fork, title) : (await readRef(gitDir, `refs/heads/${branch}`))!
      const now = formatDate(hub.now())
      const issue: StoredIssue = { number: hub.issues.length + 1, title, body, state: 'open', stateReason: null, user: actor, createdAt: now, updatedAt: now, pull: { head: branch, ...(fork && { fork: `${who}/plan` }), headSha, base: 'main', merged: false, commits: [] } }
      hub.issues.push(issue)
      await followHead(hub, issue, headSha)
      return issue.number
    },
    async merge(who, number, method) {
      const actor = await act(who)
      const issue = find(number)
      const { headSha, head, commits } = issue.pull!
      const main = (await readRef(gitDir, 'refs/heads/main'))!
      const merged = method === 'rebase' ? await rebase(main, commits) : await commitMerged(main, headSha, method, `${method === 'merge' ? `Merge pull request #${number} from ${hub.owner}/${head}\n\n` : ''}${issue.title}${method === 'squash' ? ` (#${number})` : ''}\n`, who)
      await moveRefNow(gitDir, 'refs/heads/main', main, merged)
      markMerged(hub, issue, actor, merged)
      await settlePulls(hub, actor)
      return merged
    },
    async close(who, number) {
      const actor = await act(who)
      find(number).state = 'closed'
      addEvent(hub, find(number), 'closed', actor)
    },
    async reopen(who, number) {
      const actor = await act(who)
      find(number).state = 'open'
      addEvent(hub, find(number), 'reopened', actor)
    },
    async comment(who, number, body) {
      const user = await act(who)
      const now = formatDate(hub.now())
      hub.comments.push({ id: hub.comments.length + 1, issue: number, body, user, createdAt: now, updatedAt: now })
      find(number).updatedAt = now
    },
  }

  async function commitMerged(main: string, head: string, method: 'merge' | 'squash', message: string, who: string): Promise<string> {
    return commit(who, method === 'merge' ? [main, head] : [main], await mergeTrees(main, head), message)
  }

  /** Each commit again on top, as its author wrote it. */
  async function rebase(main: string, commits: readonly string[]): Promise<string> {
    let tip = main
    for (const each of commits) {
      const { tree, parents, author, address, message } = await readCommit(gitDir, each)
      const scratch = async (side: string, over: string[]): Promise<string> => storeCommit(gitDir, { tree: side, parents: over, message: 'scratch', who: 'a <a@b>', seconds: 1 })
      const base = await scratch((await readCommit(gitDir, parents[0]!)).tree, [])
      const merged = await mergeTrees(await scratch((await readCommit(gitDir, tip)).tree, [base]), await scratch(tree, [base]))
      tip = await storeCommit(gitDir, { tree: merged, parents: [tip], message, who: `${author} <${address}>`, seconds: hub.commitDate() })
    }
    return tip
  }

  async function mergeTrees(one: string, other: string): Promise<string> {
    return git(gitDir, ['merge-tree', '--write-tree', one, other]).catch(() => {
      throw new ApiFault(405, 'Pull Request is not mergeable')
    })
  }
}
