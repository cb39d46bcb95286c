import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGitEnvironment } from './git-environment.ts'
import { GitFailed } from './git-failed.ts'

export type GitInput = string | Buffer | Iterable<string | Buffer> | AsyncIterable<string | Buffer>

export interface GitOptions {
  /** Fed to standard input as it is read. */
  input?: GitInput
  /** Variables set besides our own. */
  env?: Record<string, string>
  /** Paths are names, whatever they hold, unless somebody gave patterns (gitglossary, pathspec). Default: `literal`. */
  pathspecs?: 'literal' | 'patterns'
}

/**
 * Runs git with an argument array (never a shell) and yields its standard output as it comes, whatever its size.
 * Throws `GitFailed` at the end when git ended badly; stopping early ends the process.
 */
export async function* streamGit(args: readonly string[], options: GitOptions = {}): AsyncGenerator<Buffer> {
  const child = spawn('git', [...(options.pathspecs === 'patterns' ? [] : ['--literal-pathspecs']), ...args], { env: { ...createGitEnvironment(process.env), ...options.env }, stdio: 'pipe' })
  const ended = new Promise<{ code: number | null; cause?: unknown }>((resolve) => {
    child.once('error', (cause) => resolve({ code: null, cause }))
    child.once('close', (code) => resolve({ code }))
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-16_000)))
  const fed = feed(child.stdin, options.input)
  let whole = false
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer
    whole = true
  } finally {
    if (!whole) child.kill()
  }
  const outcome = await ended
  const failedInput = await fed
  if (failedInput) throw failedInput
  if (outcome.code !== 0) throw new GitFailed(args, { ...outcome, stderr })
}

/** Runs git and returns its whole standard output. Throws `GitFailed`. */
export async function runGit(args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of streamGit(args, options)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** What was wrong with the input itself, or null. A process that stopped reading tells why by its exit code. */
async function feed(stdin: NodeJS.WritableStream, input: GitInput | undefined): Promise<unknown> {
  if (input === undefined) {
    stdin.on('error', () => {}).end()
    return null
  }
  try {
    await pipeline(Readable.from(input, { objectMode: true }), stdin)
    return null
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ENOENT' ? null : error
  }
}
