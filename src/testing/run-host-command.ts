import { spawn } from 'node:child_process'
import { join } from 'node:path'

const scripts = join(import.meta.dirname, '../../scripts')

/** Runs a command of the host, as `npm run NAME -- WORDS` does, on the plan of a folder. What it says comes together. */
export function runHostCommand(planDir: string, name: string, words: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(scripts, `${name}.ts`), ...words], { env: { ...process.env, PLAN_DIR: planDir, PLAN_URL: 'https://plan.example', ...env } })
    let output = ''
    child.stdout.on('data', (text: Buffer) => (output += text.toString()))
    child.stderr.on('data', (text: Buffer) => (output += text.toString()))
    child.once('close', (code) => resolve({ code, output }))
  })
}
