import { flushCompileCache } from 'node:module'
import { createPartServer } from './make-part.ts'
import type { Answer, Order, Part } from './orders.ts'

// A process that makes one part of each site it is asked for (`site-builder.ts` starts it), one order at a time.
const server = createPartServer(process.argv[2] as Part)
let turn: Promise<void> = Promise.resolve()
process.on('message', (order: Order) => void (turn = turn.then(() => follow(order))))
process.on('disconnect', () => process.exit())

async function follow(order: Order): Promise<void> {
  await obey(order).then(answer, (error: unknown) => answer({ failed: explain(error) }))
  // A process that is stopped does not write it.
  flushCompileCache()
  server.settle(order)
}

async function obey(order: Order): Promise<Answer> {
  if (order.type === 'make') return { made: await server.make(order) }
  if (order.type === 'rest') return { rest: await server.makeRest() }
  return { gone: await server.makeIndex(order) }
}

function answer(given: Answer): void {
  process.send?.(given)
}

function explain(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
