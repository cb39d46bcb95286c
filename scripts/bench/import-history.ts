import { createBareRepository } from '../../src/git/create-bare-repository.ts'
import { runGit } from '../../src/git/run-git.ts'
import type { TextRevision, Texts } from '../../src/provenance/index.ts'

/**
 * Makes a bare repository of a history, through one `git fast-import`: a commit of `main` for each revision, and before it one of
 * a branch for each of its sources, which it merges. The subject names the revision, and the source after `/`.
 */
export async function importHistory(gitDir: string, revisions: Iterable<TextRevision>, pathOf: (item: string) => string = (item) => `${item}.md`): Promise<void> {
  await createBareRepository(gitDir, async (partial) => {
    await runGit([`--git-dir=${partial}`, 'fast-import', '--quiet', '--date-format=raw'], { input: writeImport(revisions, pathOf) })
  })
}

function* writeImport(revisions: Iterable<TextRevision>, pathOf: (item: string) => string): Generator<string> {
  let mark = 0
  let head = 0
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`
  const commit = (branch: string, message: string, parents: readonly number[], texts: Texts): string => {
    mark++
    const [first, second] = parents
    const files = [...texts].map(([item, text]) => (text === null ? `D ${pathOf(item)}\n` : `M 100644 inline ${pathOf(item)}\n${data(`${text}\n`)}`))
    return [
      `commit refs/heads/${branch}\nmark :${mark}\ncommitter Plan <plan@example.org> ${1_700_000_000 + mark * 60} +0000\n${data(message)}`,
      first ? `from :${first}\n` : '',
      second ? `merge :${second}\n` : '',
      ...files,
    ].join('')
  }
  for (const { revision, texts, sources = [] } of revisions) {
    let tip = head
    for (const { origin, texts: proposed } of sources) {
      yield commit('proposal', `${revision}/${origin}`, [tip], proposed)
      tip = mark
    }
    yield commit('main', revision, tip === head ? [head] : [head, tip], texts)
    head = mark
  }
}
