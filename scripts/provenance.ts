import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { HistoryDocument } from '../src/git-history/describe-history.ts'
import { prepareNode } from '../src/git-history/prepare-node.ts'
import { writeDocument } from '../src/git-history/write-document.ts'
import { translateExports } from '../src/i18n/exports.ts'
import { RepositoryUnreadable } from '../src/ports.ts'
import { hashEngine } from '../src/trace-cache/hash-engine.ts'
import { openTraceCache } from '../src/trace-cache/trace-cache.ts'

// npm run provenance -- --repo PATH [--rev REV] --content PATHSPEC --json FILE [--cache FOLDER]
// Exit code 0: written; 1: the repository cannot be read, or the file not written; 2: wrong arguments, or no Markdown there.
// What was traced is kept from one run to the next, in this checkout's scraps or in FOLDER: it can be deleted at any time.
const project = resolve(import.meta.dirname, '..')
const t = translateExports('fr')
prepareNode(join(project, '.astro/cache/code'))
process.exitCode = await main()

async function main(): Promise<number> {
  const { repo, rev, content, json, cache: folder = join(project, '.astro/cache/traces') } = readArguments()
  if (!repo || !content || !json) {
    console.error(t('provenance.usage'))
    return 2
  }
  const begun = performance.now()
  const { attributeRepository } = await import('../src/git-history/attribute-repository.ts')
  try {
    const document = await attributeRepository({ repository: repo, content, cache: openTraceCache({ folder, version: await hashEngine(project) }), ...(rev && { revision: rev }) })
    if (document === null) {
      console.error(t('provenance.none', { content }))
      return 2
    }
    return await write(json, document, begun)
  } catch (error) {
    if (!(error instanceof RepositoryUnreadable)) throw error
    console.error(t('provenance.unreadable', { reason: error.message }))
    return 1
  }
}

function readArguments(): { repo?: string; rev?: string; content?: string; json?: string; cache?: string } {
  const option = { type: 'string' } as const
  try {
    return parseArgs({ options: { repo: option, rev: option, content: option, json: option, cache: option } }).values
  } catch {
    return {}
  }
}

async function write(file: string, document: HistoryDocument, begun: number): Promise<number> {
  try {
    const counts = await writeDocument(file, document)
    console.log(t('provenance.done', { ...counts, file, seconds: ((performance.now() - begun) / 1000).toFixed(1).replace('.', ',') }))
    return 0
  } catch (error) {
    console.error(t('provenance.not-written', { file, reason: error instanceof Error ? error.message : String(error) }))
    return 1
  }
}
