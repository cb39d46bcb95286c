// `npm start`: installs what is missing, then hands over to src/intake/main.ts. Runs on Node 20 with nothing installed.
import './lib/check-machine.mjs'
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { installMissing, isInstalled, projectNode, root } from './lib/install.mjs'

const host = process.env.HOST || '127.0.0.1'
const asked = Number(process.env.PORT || 4321)
/** A port that is none is said by the server, once the libraries are there. */
const port = asked >= 0 && asked < 65_536 ? asked : 4321

/** While npm works, the address answers already. */
function waitingRoom() {
  const page = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="3"><title>Installation en cours</title><style>body{font:1.1rem/1.5 system-ui;max-width:34rem;margin:4rem auto;padding:0 1rem;color-scheme:light dark}</style></head><body><main><h1>Installation en cours…</h1><p>Première étape sur quatre\u00a0: installer les bibliothèques (une minute environ, la première fois seulement). Ensuite\u00a0: préparer le plan, rejouer le fil de discussion, construire le site.</p><p>Cette page revient d’elle-même toutes les trois secondes.</p></main></body></html>`
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '3' })
    response.end(request.method === 'HEAD' ? '' : page)
  })
  server.on('error', (error) => console.error(`L’adresse http://${host}:${port}/ ne peut pas répondre (${error.code}) : est-elle déjà prise ? Choisissez-en une autre avec PORT=4322 npm start.`))
  server.listen(port, host)
  return () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve())))
}

console.log('Plan vivant')
if (!isInstalled()) {
  const leave = waitingRoom()
  await installMissing('npm start', { told: ` L’adresse répond déjà : http://${host === '0.0.0.0' ? 'localhost' : host}:${port}/` })
  await leave()
}

const server = spawn(projectNode, ['--disable-warning=ExperimentalWarning', 'src/intake/main.ts'], { cwd: root, stdio: 'inherit', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)))
