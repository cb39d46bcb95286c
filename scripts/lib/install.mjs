// Runs on Node 20 with nothing installed: plain JavaScript and Node's own modules only.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
/** npm's own note of what it installed, written last. */
const noted = join(root, 'node_modules', '.package-lock.json')

/** The Node 24 that the `node` package brings; runs TypeScript directly. On Windows not by npm's `node.cmd`, which asks for a shell, and a shell splits words. */
export const projectNode = join(root, 'node_modules', ...(process.platform === 'win32' ? ['node', 'bin', 'node.exe'] : ['.bin', 'node']))

/**
 * True when `node_modules` holds what today's lock file asks for. npm notes what it installed once all of it is there: an
 * installation that was cut, or that is of an earlier version of the program, is not one.
 */
export function isInstalled() {
  if (!existsSync(projectNode) || !existsSync(noted)) return false
  const installed = readNoted()
  const asked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(asked).every(([path, { version, optional }]) => path === '' || (installed[path] ? installed[path].version === version : optional))
}

/** Nothing where the note was cut while it was written. */
function readNoted() {
  try {
    return JSON.parse(readFileSync(noted, 'utf8')).packages
  } catch {
    return {}
  }
}

/** Installs when that is to be done, and says so. `command` is what the host typed. Ends the process where npm fails. */
export async function installMissing(command, { told = '' } = {}) {
  if (isInstalled()) return
  const begun = performance.now()
  let stopped = false
  const stop = () => (stopped = true)
  // The terminal stops npm too; what happened is said once npm has ended.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
  console.error(`• Installation des bibliothèques (npm ci, une minute environ)…${told}`)
  try {
    await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  } catch (error) {
    const why = error.code === 'ENOENT' ? 'npm manque sur cette machine. Installez-le (il vient avec Node : https://nodejs.org/fr/download)' : `L’installation a échoué (${error.message}). Lisez ce que npm dit ci-dessus ; le plus souvent, le réseau ou la place sur le disque manque`
    console.error(`${stopped ? 'Installation arrêtée avant la fin. Elle recommencera' : `${why}, puis recommencez`} avec ${command} : rien n’est perdu, le plan n’a pas été touché.`)
    process.exit(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop)
  if (stopped) process.exit(1)
  console.error(`  fait en ${seconds(begun)}`)
}

/** Runs a command from the project's root, its output on the terminal. Rejects on a code other than 0. */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env }, shell: command === 'npm' && process.platform === 'win32' })
    child.on('error', reject)
    child.on('exit', (code, signal) => (code === 0 ? resolve() : reject(Object.assign(new Error(`${command} ${args[0] ?? ''} ended with ${signal ?? code}`), { code }))))
  })
}

/** Seconds since `from` (performance.now()), with one decimal, in French. */
export function seconds(from) {
  return `${((performance.now() - from) / 1000).toFixed(1).replace('.', ',')} s`
}
