import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const checkout = join(import.meta.dirname, '../..')

export interface RunningServer {
  /** Address of the site, with its final slash. */
  url: string
  /** The first coordinator's personal link. */
  deskUrl: string
  planDir: string
  /** All that the terminal said. */
  output(): string
  /** Ends the process and waits for it. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

export interface ServerOptions {
  planDir: string
  env?: Record<string, string>
  /** Default: when the site is ready. `serving`: as soon as the address answers; there is no `deskUrl` then. */
  until?: 'serving' | 'ready'
  /** Ends the process while it starts: what was to be started is then rejected. */
  signal?: AbortSignal
}

/** Starts the real server, as `npm start` does, on a port of the system's choice. Rejects with its output when it ends first. */
export async function startServer({ planDir, env = {}, until = 'ready', signal }: ServerOptions): Promise<RunningServer> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(checkout, 'src/intake/main.ts')], {
    cwd: checkout,
    env: { ...process.env, NODE_ENV: 'production', PLAN_DIR: planDir, PORT: '0', HOST: '127.0.0.1', LC_ALL: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  signal?.addEventListener('abort', () => child.kill('SIGTERM'))
  let output = ''
  const find = (pattern: RegExp) => pattern.exec(output)?.[1]
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    const hear = (data: Buffer) => {
      output += data.toString()
      if (until === 'serving' ? /^L’adresse répond/m.test(output) : /^Ctrl\+C/m.test(output)) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)))
  })
  return {
    url: find(/^L’adresse répond déjà : (\S+)/m) ?? '',
    deskUrl: find(/^ {2}Décider\s+(\S+)/m) ?? '',
    planDir,
    output: () => output,
    stop: (signal = 'SIGTERM') => stop(child, signal, ended),
  }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal)
  await ended
}
