import { createLocalForge } from '../forges/local/create-local-forge.ts'
import { appendEvents } from '../register/append-events.ts'
import { buildSubmitted } from './build-event.ts'

/** A writer of its own: `append-in-process.ts GIT_DIR FROM TO` appends these submissions one by one, and says each when it is done. */
const [gitDir = '', from, to] = process.argv.slice(2)
const forge = createLocalForge({ gitDir })
for (let count = Number(from); count <= Number(to); count += 1) {
  await appendEvents(forge, [buildSubmitted(count)], '2026-02-03T00:00:00Z')
  process.stdout.write(`${count}\n`)
}
