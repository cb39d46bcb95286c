import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createBareRepository } from '../../../src/git/create-bare-repository.ts'
import { buildPlanFiles } from '../../../src/testing/build-plan-files.ts'
import type { PlanSize } from '../../../src/testing/build-plan-files.ts'
import { createSentenceDrawer } from '../made-texts.ts'

const sentencesEach = 6
/** One revision for so many texts. */
const textsPerRevision = 10
const author = 'Bench <bench@plan.invalid>'
const firstSecond = 1_767_225_600

/**
 * Makes a bare repository whose `main` holds a plan of made texts: a first commit, then one commit for each tenth text, which rewords
 * a sentence of an action. Returns the plan's files as they are at the end, by path under `content/`. The same size gives the same commits.
 */
export async function makePlanRepository(gitDir: string, size: PlanSize): Promise<Map<string, string>> {
  const draw = createSentenceDrawer(1)
  const files = buildPlanFiles({ ...size, body: () => `${Array.from({ length: sentencesEach }, draw).join('\n')}\n` })
  await createBareRepository(gitDir, async () => {})
  const git = spawn('git', ['fast-import', '--quiet'], { env: { ...process.env, GIT_DIR: gitDir }, stdio: ['pipe', 'inherit', 'inherit'] })
  git.stdin.write(formatCommit(0, files))
  const actions = [...files.keys()].filter((path) => path.startsWith('actions/'))
  for (let revision = 1; revision <= Math.floor(files.size / textsPerRevision); revision += 1) {
    const path = actions[(revision * 7) % actions.length]!
    const text = files.get(path)!.replace(/[^\n]+\n$/, `${draw()}\n`)
    files.set(path, text)
    git.stdin.write(formatCommit(revision, new Map([[path, text]])))
  }
  git.stdin.end()
  const [code] = (await once(git, 'close')) as [number]
  if (code !== 0) throw new Error(`git fast-import ended with ${code}.`)
  return files
}

function formatCommit(count: number, files: ReadonlyMap<string, string>): string {
  const lines = [`commit refs/heads/main\nauthor ${author} ${firstSecond + count * 3_600} +0000\ncommitter ${author} ${firstSecond + count * 3_600} +0000\n${formatData(`plan: revision ${count}\n`)}`]
  for (const [path, text] of files) lines.push(`M 100644 inline content/${path}\n${formatData(text)}`)
  return `${lines.join('')}\n`
}

function formatData(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}
