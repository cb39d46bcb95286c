import type { CommitId, ContributionId, PersonId } from './domain/ids.ts'
import { AppError } from './domain/errors.ts'

/** Where the branches that matter stand. `register` and `people` may not exist yet. */
export interface Heads {
  main: CommitId
  register: CommitId | null
  people: CommitId | null
}

/** One commit on the first-parent line of a branch. */
export interface LoggedCommit {
  id: CommitId
  parents: CommitId[]
  /** Committer date, ISO 8601 in UTC. */
  at: string
  /** `Name` of the author, as Git has it. */
  author: string
  /** Whole message. */
  message: string
  /** Files changed against the first parent (all files for a root commit). `blob` is null for a deletion. */
  files: { path: string; blob: string | null }[]
}

/** Reads a Git repository, never writes. Paths are `/`-separated; text is UTF-8. Throws `RepositoryUnreadable` naming what is missing. */
export interface PlanRepository {
  heads(): Promise<Heads>
  /** Every regular file under `folder` at a commit, by path relative to `folder`. Empty when the folder is not there. */
  readFolder(commit: CommitId, folder: string): Promise<Map<string, string>>
  /** The regular file at a path from the root; null where there is none. */
  readFile(commit: CommitId, path: string): Promise<string | null>
  /** First-parent history of a commit, oldest first, limited to commits that touch `folder`. */
  log(commit: CommitId, folder: string): Promise<LoggedCommit[]>
  /** Texts of blobs, by id, in one batch. */
  readBlobs(blobs: readonly string[]): Promise<Map<string, string>>
  /** The best common ancestor of two commits; null: their histories share nothing. */
  mergeBase(one: CommitId, other: CommitId): Promise<CommitId | null>
}

/** A branch of the plan's repository that the application writes. */
export type Branch = 'main' | 'register' | 'people' | `amendments/${ContributionId}`

export interface CommitWrite {
  branch: Branch
  /** The head that the branch must have now; null: the branch must not exist. */
  expected: CommitId | null
  parents: CommitId[]
  /** Commit whose tree the new one starts from; null: an empty tree. */
  base: CommitId | null
  /** New content by path from the root; null removes. */
  files: ReadonlyMap<string, string | null>
  /** Whole message, trailers included. */
  message: string
  /** Author and committer date, ISO 8601. */
  at: string
  /** The new commit need not descend from the old head (the `people` branch alone). */
  replace?: boolean
}

/** One commit of a chain. Its tree starts from that of the commit before it. */
export interface ChainedCommit {
  otherParents: CommitId[]
  /** New content by path from the root; null removes. */
  files: ReadonlyMap<string, string | null>
  /** Whole message, trailers included. */
  message: string
  /** Default: the chain's. */
  at?: string
}

/** Several commits in a row on one branch, and one move of the branch. */
export interface CommitChain {
  branch: Branch
  /** Head that the branch must have now. */
  expected: CommitId
  /** Author and committer date, ISO 8601. */
  at: string
  /** In order. The first parent of each is the one before it (of the first: `expected`). */
  commits: readonly ChainedCommit[]
}

/** What a forge shows for people who work there. All text is contributed data: an adapter fences it. */
export interface ChangeRequest {
  contribution: ContributionId
  number: number
  kind: 'amendment' | 'idea' | 'comment'
  /** Set for an amendment: the branch that holds it. */
  branch?: Branch
  /** Items concerned, by id. */
  items: string[]
  /** Plain words of the contribution. */
  text: string
  /** Public page of the contribution. */
  url: string
}

/** Someone with an account on the code host. It never enters Git: use cases turn it into a person's opaque id. */
export interface HostAccount {
  /** The host's own id of the account, stable and never empty. */
  id: string
}

/** Someone who proved at the code host which account is theirs. */
export interface HostVisitor {
  account: HostAccount
  /** What the account calls itself, never empty; contributed data. */
  name: string
  /** Whether the account may write to the plan's repository, at this moment. */
  mayWrite: boolean
}

/** Lets people prove which account of the code host is theirs, in their browser. What the host gives for it is kept nowhere. */
export interface HostSignIn {
  /** Page of the host to send the browser to; it comes back to `callback` (a whole address) with `code` and this `state`. */
  authorizeUrl(state: string, callback: string): string
  /** Whose `code` it is; null when the host does not take it (used, too old, never given). Asks once: throws what the forge throws. */
  identify(code: string, callback: string): Promise<HostVisitor | null>
}

/** What someone did on the code host, and when (ISO 8601 in UTC). `by` is null where the host does not say who. */
export interface HostAct {
  by: HostAccount | null
  at: string
}

/** A commit that a change request brings, and who made it. */
export interface HostedCommit extends HostAct {
  id: CommitId
  parents: CommitId[]
  message: string
  /** Made by ourselves, through the forge. */
  isOurs: boolean
}

/** A message left on the code host, by a person; ours are not told. `text` is contributed data. */
export interface HostedComment extends HostAct {
  /** The host's own id of the message. */
  id: string
  text: string
}

/** One page of the code host, as it stands now: a change request, or a thread where people talk. */
export interface HostedPage {
  /** The host's own number of the page. */
  number: number
  /** The contribution that it shows, or that it is where someone opened it by hand; null for the thread of an item. */
  contribution: ContributionId | null
  /** Item that people talk of there, where it shows no contribution. */
  item?: string
  /** By a person, about what we know nothing of. */
  isByHand: boolean
  opened: HostAct
  /** Plain words of whoever opened it by hand: title and text. */
  words: string
  /**
   * `gone`: closed by itself since its branch was deleted, which decides nothing. A page that is no change request is `open`
   * or `closed` as well.
   */
  state: 'open' | 'merged' | 'closed' | 'gone'
  /** Who last merged, closed or opened it again; null: nobody since it was opened, or ourselves. */
  lastAct: HostAct | null
  /** Set for a change request towards `main`. */
  change?: {
    head: CommitId
    /** Each after its parents; a host may leave out the newest of very many. */
    commits: HostedCommit[]
    /** Commit of `main` with which it was merged, by whatever method; null: it was not. */
    mergedAs: CommitId | null
  }
  /** Oldest first. */
  comments: HostedComment[]
}

/** What went wrong with a notice that claims to come from the code host. */
export type NoticeFault = 'too-large' | 'unsigned' | 'forged' | 'malformed' | 'foreign'

/** Reads what people do on the code host itself. Throws what the forge throws. */
export interface HostActivity {
  /** Pages that changed since an instant (null: ever) with when they last did, by the host's clock, oldest change first. */
  changedSince(since: string | null): Promise<{ number: number; at: string }[]>
  /** A page with its commits within reach of `repository`; null where there is none, or one that is none of our concern. */
  read(number: number): Promise<HostedPage | null>
  /**
   * What a notice asks us to look at: the number of a page, or `main`. It is trusted for nothing else. Null: nothing of ours.
   * `header` gives a header by its lower-case name. Absent where the host sends none.
   */
  readNotice?(body: Uint8Array, header: (name: string) => string | undefined): { number: number | null } | { fault: NoticeFault }
}

/**
 * The code host behind a port. The embedded one is a local bare repository. Every method can be called again after a cut:
 * it looks before it writes.
 */
export interface Forge {
  /** The local repository to read, as of the last `refresh`. */
  readonly repository: PlanRepository
  /** What people do on the code host itself; absent where nobody can, as in the embedded one. */
  readonly activity?: HostActivity
  /** Absent where nobody can sign in with an account of the code host. */
  readonly signIn?: HostSignIn
  /** Brings the local repository up to date and says where the branches stand. */
  refresh(): Promise<Heads>
  /** Writes one commit and moves the branch by compare-and-swap. Returns the new head. Throws `BranchMoved`. */
  writeCommit(write: CommitWrite): Promise<CommitId>
  /**
   * Writes the commits, then moves the branch once, by compare-and-swap. Returns the new ids in order (none for an empty chain).
   * Throws `BranchMoved`, and then nothing shows.
   */
  writeCommits(chain: CommitChain): Promise<CommitId[]>
  /** Head of a branch, within reach of `repository`, or null. */
  headOf(branch: Branch): Promise<CommitId | null>
  /** Shows a contribution on the forge (pull request, issue, comment); nothing to do where there is no such page. */
  openChangeRequest(request: ChangeRequest): Promise<void>
  /** Closes it with a reason, in plain words. */
  closeChangeRequest(contribution: ContributionId, reason: string): Promise<void>
  /**
   * Asks for the site that is built elsewhere, from these branches, to be built again. Nothing tells whether it was asked
   * before: each call is a build. Absent where the forge builds nothing.
   */
  announce?(): Promise<void>
}

/** Someone moved the branch first: read again, compute again, write again. */
export class BranchMoved extends AppError {
  constructor(branch: string, data: { expected: string | null; actual: string | null }) {
    super('forge.branch-moved', `${branch} is at ${data.actual ?? 'nothing'}, not at ${data.expected ?? 'nothing'}: read it again and retry.`, { data: { branch, ...data } })
  }
}

/** One thing has to wait until an instant; others may pass. Nothing was done. */
export class TooSoon extends AppError {
  readonly until: Date

  constructor(what: string, until: Date) {
    super('forge.too-soon', `${what} not before ${until.toISOString()}. Nothing was done; it is to be asked for again then.`, { data: { until: until.toISOString(), what } })
    this.until = until
  }
}

/** The forge asks for a pause: nothing at all before `until`. Nothing was done. */
export class ForgePaused extends AppError {
  readonly until: Date

  constructor(message: string, until: Date, options: { data?: Record<string, unknown>; cause?: unknown } = {}) {
    super('forge.paused', message, { ...options, data: { ...options.data, until: until.toISOString() } })
    this.until = until
  }
}

/** The forge gave no usable answer. It may have done what was asked: look, then ask again later. */
export class ForgeUnreachable extends AppError {}

/** The forge lets us do nothing there any more: a person must look before anything is asked again. Nothing was done. */
export class ForgeClosed extends AppError {}

/** The forge understood one thing and said no to it: a person must look at that one; others may pass. */
export class ForgeRefused extends AppError {}

/** The repository lacks something or cannot be read; the message names it. */
export class RepositoryUnreadable extends AppError {
  constructor(what: string, options: { cause?: unknown } = {}) {
    super('repository.unreadable', what, options)
  }
}

export interface Clock {
  now(): Date
}

/** Names that people chose, by id; erasable. */
export interface People {
  [id: PersonId]: { name: string; coordinator?: boolean }
}
