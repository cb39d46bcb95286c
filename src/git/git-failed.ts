import { AppError } from '../domain/errors.ts'

/** A git process could not start or ended badly. `data.stderr` is what it said, in English, cut at 4,000 characters. */
export class GitFailed extends AppError {
  constructor(args: readonly string[], outcome: { code: number | null; stderr: string; cause?: unknown }) {
    const said = outcome.stderr.trim().slice(0, 4_000)
    const command = (args[0] === '--git-dir' ? args.slice(2) : args).join(' ').slice(0, 300)
    const why = outcome.cause ? `could not start (${String(outcome.cause)}): is Git 2.39 or later installed?` : `ended with ${outcome.code ?? 'a signal'}: ${said}`
    super('git.failed', `git ${command} ${why}`, { data: { args: [...args], code: outcome.code, stderr: said }, cause: outcome.cause })
  }
}
