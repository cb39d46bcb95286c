// `npm run NAME`: installs what is missing, then runs scripts/NAME.ts on the project's own Node. Runs on Node 20 with nothing installed.
import './lib/check-machine.mjs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installMissing, projectNode, root } from './lib/install.mjs'

const [name, ...args] = process.argv.slice(2)
await installMissing(`npm run ${name}`)
// What Node compiles of a command is kept for the next time: else it takes longer than many of them.
const NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE ?? join(root, '.astro/cache/code')
const command = spawn(projectNode, [join(root, 'scripts', `${name}.ts`), ...args], { stdio: 'inherit', env: { ...process.env, NODE_COMPILE_CACHE } })
// The terminal sends Ctrl+C to both: the command ends by itself, and says what it has to.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && command.kill(signal))
command.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
