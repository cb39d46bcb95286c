/** A file of the built site: `path` from its root, `/`-separated. */
export interface SiteFile {
  path: string
  /** As kept on the device: not compressed. */
  bytes: number
  /** Of the content: six characters of SHA-256 in base64url; two contents of one address meet once in 68 billion. */
  hash: string
}

/** A file to copy, by address from the site's root (`plan/`, not `plan/index.html`), and its content's hash; '' where the name says it already. */
export type CopiedFile = readonly [address: string, hash: string]

/** What a device is asked to keep: the list that it fetches. */
export interface OfflineList extends OfflineCopy {
  /** Which version it is, in words; `{copied}` stands for when the device got it. */
  version: string
}

/** What goes into a copy. */
export interface OfflineCopy {
  /** For those who asked their device to spare data: enough to read the whole plan on one page. */
  small: CopiedFile[]
  /** What people read and search, in the order in which it is fetched. */
  rest: CopiedFile[]
  /** What is seldom read, and changes with nearly every change of the plan: its changes may wait (`browser/plan-update.ts`). */
  later: CopiedFile[]
}

/** Where a built site lists what a device keeps. */
export const copyFile = 'hors-ligne/copie.json'

/** Bytes that a copy may take on a device. The sample's is a quarter of it; what is left out is kept once it was read. */
export const copyBudget = 6_000_000

/** Last rank of what goes into the small copy. */
const smallRanks = 1
/** First rank of what may wait. */
const laterRank = 6

/** Names that change with their content: Astro's assets, parts of the search index. */
export const hashedNames = /^(?:_assets|recherche\/(?:mots|formes|textes|numeros))\//

/** What to copy, first to last; no match: never copied (data for machines, the intake’s empty page, forms without an intake, compressed twins). */
const ranks: readonly RegExp[] = [
  /^(?:_assets\/.+\.(?:css|js|woff2)|favicon\.svg)$/,
  /^(?:index\.html|(?:plan|hors-ligne(?:\/ecrire)?|mes-propositions)\/index\.html)$/,
  /^(?:axes|objectifs|actions)\/[^/]+\/index\.html$/,
  /^recherche\/.+\.json$/,
  /^hors-ligne\/elements\/.+\.json$/,
  /^(?:contributions\/[^/]+|propositions|discussions|idees|journal)\/index\.html$/,
  /^(?!(?:gabarit|proposer)\/).+\/index\.html$|^404\.html$/,
]

/** Chooses what a device keeps: the plan first, then all else, up to a budget in bytes. The order of `files` does not matter. */
export function chooseCopy(files: readonly SiteFile[], budget = copyBudget): OfflineCopy {
  const ranked = files
    .map((file) => ({ file, rank: ranks.findIndex((pattern) => pattern.test(file.path)) }))
    .filter(({ rank }) => rank !== -1)
    .sort((one, other) => one.rank - other.rank || (one.file.path < other.file.path ? -1 : 1))
  const copy: OfflineCopy = { small: [], rest: [], later: [] }
  let left = budget
  for (const { file, rank } of ranked) {
    left -= file.bytes
    if (left < 0) break
    copy[rank <= smallRanks ? 'small' : rank < laterRank ? 'rest' : 'later'].push([addressOf(file.path), hashedNames.test(file.path) ? '' : file.hash])
  }
  return copy
}

function addressOf(path: string): string {
  return path.replace(/(^|\/)index\.html$/, '$1')
}
