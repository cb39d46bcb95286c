import { translateGitHub } from '../../i18n/github.ts'
import type { Forge } from '../../ports.ts'
import { createActivity } from './activity/create-activity.ts'
import { createClient } from './client/create-client.ts'
import { createMirror } from './mirror/create-mirror.ts'
import type { GitHubForgeOptions } from './options.ts'
import { closeChangeRequest } from './requests/close-change-request.ts'
import { createIssueFinder } from './requests/find-marked.ts'
import { openChangeRequest } from './requests/open-change-request.ts'
import { createSignIn } from './sign-in/create-sign-in.ts'
import { createTexts } from './text/write-texts.ts'
import { readHead } from './read-head.ts'
import { refreshMirror } from './refresh-mirror.ts'
import { dispatchSite } from './site-dispatch.ts'
import { gitHubWebUrl } from './web-url.ts'
import { writeCommit, writeCommits } from './write-commit.ts'

/**
 * A repository on GitHub, written as a GitHub App and read from a local bare mirror. Writes go one after the other, at the pace
 * that GitHub asks for; each looks before it writes, so that it can be cut anywhere and made again. One process at a time
 * should own a repository: branches move by compare-and-swap, but two that open the same issue at once make two.
 * Besides `BranchMoved` and `UnwritableCommit`, methods throw `GitHubUnreachable` (try later), `GitHubPaused` (not before
 * `until`), `GitHubDenied` and `GitHubRefused` (a person must look).
 */
export function createGitHubForge(options: GitHubForgeOptions): Forge & Required<Pick<Forge, 'activity' | 'announce'>> {
  const { owner, name, gitDir, apiUrl, remote = `${gitHubWebUrl(apiUrl)}/${owner}/${name}.git`, language = 'fr', deskUrl } = options
  const client = createClient(options)
  const mirror = createMirror(client, { gitDir, remote })
  const parts = { client, mirror, texts: createTexts(translateGitHub(language), deskUrl), findIssue: createIssueFinder(client) }
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(work, work)
    last = result.catch(() => {})
    return result
  }

  return {
    repository: mirror.repository,
    refresh: () => refreshMirror(client, mirror),
    activity: createActivity(client, mirror, options),
    ...(options.signIn && { signIn: createSignIn(options, options.signIn) }),
    headOf: async (branch) => {
      const head = await readHead(client, branch)
      if (head) await mirror.require([head])
      return head
    },
    writeCommit: (write) => inTurn(() => writeCommit(client, mirror, write)),
    writeCommits: (chain) => inTurn(() => writeCommits(client, mirror, chain)),
    openChangeRequest: (request) => inTurn(() => openChangeRequest(parts, request)),
    closeChangeRequest: (contribution, reason) => inTurn(() => closeChangeRequest(parts, contribution, reason)),
    announce: () => inTurn(() => dispatchSite(client)),
  }
}
