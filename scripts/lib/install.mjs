// Runs on Node 20 with nothing installed: plain JavaScript and Node's own modules only.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const stamp = join(root, 'node_modules', '.plan-vivant-lock')

/** The Node 24 that the `node` package brings; runs TypeScript directly. */
export const projectNode = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

function lockHash() {
  return createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
}

/** True when `node_modules` is there and made from today's lock file. */
export function isInstalled() {
  if (!existsSync(projectNode)) return false
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') === lockHash()
}

/** Runs `npm ci`. Rejects when npm fails; what npm says goes to the terminal. */
export async function install() {
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, lockHash())
}

/** Runs a command from the project's root, its output on the terminal. Rejects on a code other than 0. */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env }, shell: process.platform === 'win32' })
    child.on('error', reject)
    child.on('exit', (code, signal) => (code === 0 ? resolve() : reject(Object.assign(new Error(`${command} ${args[0] ?? ''} ended with ${signal ?? code}`), { code }))))
  })
}

/** Seconds since `from` (performance.now()), with one decimal, in French. */
export function seconds(from) {
  return `${((performance.now() - from) / 1000).toFixed(1).replace('.', ',')} s`
}
