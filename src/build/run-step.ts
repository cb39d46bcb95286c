import { spawn } from 'node:child_process'
import { AppError } from '../domain/errors.ts'

/** A build stopped. The message ends with what the step said last. */
export class BuildFailed extends AppError {
  constructor(step: string, said: string) {
    super('site.build-failed', `The site could not be built (${step}); the one that is served stays as it is. ${said}`, { data: { step } })
  }
}

/** Lines kept of what a step said. */
export const linesKept = 30

/** Runs this Node with arguments, and gives what it wrote to its standard output. Throws `BuildFailed` when it ends badly. */
export function runStep(step: string, args: readonly string[], { cwd, environment }: { cwd: string; environment: Record<string, string> }): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], { cwd, env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let answer = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      answer += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.on('error', (error) => reject(new BuildFailed(step, error.message)))
    child.on('close', (code) => (code === 0 ? resolve(answer) : reject(new BuildFailed(step, output.trim().split('\n').slice(-linesKept).join('\n')))))
  })
}
