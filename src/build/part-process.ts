import { flushCompileCache } from 'node:module'
import { createPartServer } from './make-part.ts'
import { ONCE } from './orders.ts'
import type { Answer, Claim, Order, Part, Turn } from './orders.ts'

// A process that makes one part of each site it is asked for (`start-part.ts` starts it), one order at a time.
const server = createPartServer(process.argv[2] as Part, process.argv[3] === ONCE)
let orders: Promise<void> = Promise.resolve()
const claims: ((turn: number) => void)[] = []
process.on('message', (message: Order | Turn) => {
  if ('turn' in message) claims.shift()?.(message.turn)
  else orders = orders.then(() => follow(message))
})
process.on('disconnect', () => process.exit())

async function follow(order: Order): Promise<void> {
  await obey(order).then(say, (error: unknown) => say({ failed: explain(error) }))
  // A process that is stopped does not write it.
  flushCompileCache()
  server.settle(order)
}

async function obey(order: Order): Promise<Answer> {
  if (order.type === 'make') return { made: await server.make(order, claimTurn) }
  if (order.type === 'rest') return { rest: await server.makeRest() }
  if (order.type === 'warn') return { warning: await server.warn() }
  return { gone: await server.makeIndex(order) }
}

function claimTurn(): Promise<number> {
  return new Promise((resolve) => {
    claims.push(resolve)
    say({ claims: true })
  })
}

function say(said: Answer | Claim): void {
  process.send?.(said)
}

function explain(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
