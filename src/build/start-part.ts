import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { ONCE } from './orders.ts'
import type { Answer, Claim, DescribedFile, Made, Order, Part, Turn } from './orders.ts'
import { BuildFailed, linesKept } from './run-step.ts'

/** A process that makes one part of each site. */
export interface PartProcess {
  /** All reject with `BuildFailed`. `nextTurn` counts the turns that both processes took (`shared-pages.ts`). */
  make(order: Extract<Order, { type: 'make' }>, nextTurn: () => number): Promise<Made>
  makeRest(): Promise<DescribedFile[]>
  warn(): Promise<string | null>
  /** Gives the paths of files that only the index before had. */
  makeIndex(documents: DescribedFile[]): Promise<string[]>
  stop(): void
}

/**
 * `compiledDir`: the folder of compiled pages, where Node keeps its code compiled for the next process too; `isOnce`: for one site alone.
 * Two processes keep two processors busy: what is optimised beside them, for a long life, takes its time from both.
 */
export function startPart(part: Part, compiledDir: string, isOnce: boolean): PartProcess {
  const flags = ['--max-semi-space-size=32', ...(isOnce && availableParallelism() <= 2 ? ['--no-concurrent-recompilation'] : [])]
  const child = fork(join(compiledDir, 'part-process.mjs'), isOnce ? [part, ONCE] : [part], { execArgv: [...process.execArgv, ...flags], stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced', env: { ...process.env, NODE_ENV: 'production', NODE_COMPILE_CACHE: join(compiledDir, 'code') } })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).split('\n').slice(-linesKept).join('\n')))
  // It holds nobody up: whoever waits for an answer says so.
  child.unref()
  child.channel?.unref()
  if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref()
  let isOver = false
  child.on('exit', () => (isOver = true))
  const ask = async (order: Order, nextTurn = (): number => Infinity): Promise<Answer> => {
    if (isOver) throw new BuildFailed(part, said)
    child.ref()
    child.channel?.ref()
    try {
      const answer = await new Promise<Answer>((resolve, reject) => {
        const end = (): void => reject(new BuildFailed(part, said.trim()))
        // One that cannot be told anything any more ends now.
        const tell = (message: Order | Turn): void => void child.send(message, (error) => error && child.kill())
        const hear = (heard: Answer | Claim): void => {
          if ('claims' in heard) return tell({ turn: nextTurn() })
          child.off('exit', end).off('message', hear)
          resolve(heard)
        }
        child.on('message', hear).once('exit', end)
        tell(order)
      })
      if ('failed' in answer) throw new BuildFailed(part, `${answer.failed}\n${said}`.trim())
      return answer
    } finally {
      child.unref()
      child.channel?.unref()
    }
  }
  const unexpected = (): BuildFailed => new BuildFailed(part, said)
  return {
    async make(order, nextTurn) {
      const answer = await ask(order, nextTurn)
      if (!('made' in answer)) throw unexpected()
      return answer.made
    },
    async makeRest() {
      const answer = await ask({ type: 'rest' })
      if (!('rest' in answer)) throw unexpected()
      return answer.rest
    },
    async warn() {
      const answer = await ask({ type: 'warn' })
      if (!('warning' in answer)) throw unexpected()
      return answer.warning
    },
    async makeIndex(documents) {
      const answer = await ask({ type: 'index', documents })
      if (!('gone' in answer)) throw unexpected()
      return answer.gone
    },
    stop: () => void child.kill(),
  }
}
