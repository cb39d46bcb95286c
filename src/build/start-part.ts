import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Answer, Followed, Made, Order, Part } from './orders.ts'
import { BuildFailed, linesKept } from './run-step.ts'

/** A process that makes one part of each site. */
export interface PartProcess {
  /** All reject with `BuildFailed`. */
  make(order: Extract<Order, { type: 'make' }>): Promise<Made>
  follow(): Promise<Followed>
  finish(order: Extract<Order, { type: 'finish' }>): Promise<void>
  /** False: the next order came before it was done. */
  complete(): Promise<boolean>
  stop(): void
}

/**
 * `compiledDir`: the folder of compiled pages, where Node keeps its code compiled for the next process too; `isOnce`: for one site alone.
 * Two processes keep two processors busy: what is optimised beside them, for a long life, takes its time from both.
 */
export function startPart(part: Part, compiledDir: string, isOnce: boolean): PartProcess {
  const flags = ['--max-semi-space-size=32', ...(isOnce && availableParallelism() <= 2 ? ['--no-concurrent-recompilation'] : [])]
  const child = fork(join(compiledDir, 'part-process.mjs'), [part], { execArgv: [...process.execArgv, ...flags], stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { ...process.env, NODE_ENV: 'production', NODE_COMPILE_CACHE: join(compiledDir, 'code') } })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).split('\n').slice(-linesKept).join('\n')))
  // It holds nobody up: whoever waits for an answer says so.
  child.unref()
  child.channel?.unref()
  if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref()
  let isOver = false
  child.on('exit', () => (isOver = true))
  /** Orders that are not answered yet: answers come in their order. */
  const asked: { resolve(answer: Answer): void; reject(error: BuildFailed): void }[] = []
  child.on('message', (given) => asked.shift()?.resolve(given as Answer))
  child.on('exit', () => {
    for (const { reject } of asked.splice(0)) reject(new BuildFailed(part, said.trim()))
  })
  const ask = async (order: Order): Promise<Answer> => {
    if (isOver) throw new BuildFailed(part, said)
    child.ref()
    child.channel?.ref()
    try {
      const answer = await new Promise<Answer>((resolve, reject) => {
        asked.push({ resolve, reject })
        child.send(order)
      })
      if ('failed' in answer) throw new BuildFailed(part, `${answer.failed}\n${said}`.trim())
      return answer
    } finally {
      if (asked.length === 0) {
        child.unref()
        child.channel?.unref()
      }
    }
  }
  return {
    async make(order) {
      const answer = await ask(order)
      if (!('made' in answer)) throw new BuildFailed(part, said)
      return answer.made
    },
    async follow() {
      const answer = await ask({ type: 'follow' })
      if (!('followed' in answer)) throw new BuildFailed(part, said)
      return answer.followed
    },
    async finish(order) {
      await ask(order)
    },
    async complete() {
      const answer = await ask({ type: 'complete' })
      return 'isDone' in answer && answer.isDone
    },
    stop: () => void child.kill(),
  }
}
