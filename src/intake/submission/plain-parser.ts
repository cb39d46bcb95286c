import { Worker } from 'node:worker_threads'
import { fromPlain, toPlain } from '../../text/plain.ts'
import type { PlainResult } from './plain-worker.ts'

/** Plain words ↔ Markdown, in bounded time whatever the text is. */
export interface PlainParser {
  /** See `fromPlain`. A text that takes too long becomes literal characters: its words are all kept, its emphasis is not. */
  fromPlain(plain: string, original: string): Promise<string>
  toPlain(markdown: string): Promise<string>
  close(): Promise<void>
}

const small = 2_000

/** Texts over 2,000 characters are parsed in a worker that is stopped after `milliseconds`. */
export function createPlainParser({ milliseconds = 1_500 }: { milliseconds?: number } = {}): PlainParser {
  let worker: Worker | undefined
  let nextId = 0

  function ask(task: { plain: string; original: string } | { markdown: string }, fallback: () => string): Promise<string> {
    const id = (nextId += 1)
    const current = (worker ??= startWorker())
    return new Promise((resolve) => {
      const finish = (text: string) => {
        clearTimeout(giveUp)
        current.off('message', receive).off('error', fail).off('exit', fail)
        resolve(text)
      }
      const fail = () => {
        if (worker === current) worker = undefined
        finish(fallback())
      }
      const receive = (result: PlainResult) => {
        if (result.id === id) finish(result.text)
      }
      const giveUp = setTimeout(() => void current.terminate(), milliseconds)
      current.on('message', receive).on('error', fail).on('exit', fail)
      current.postMessage({ id, ...task })
    })
  }

  return {
    fromPlain: async (plain, original) =>
      plain.length + original.length <= small ? fromPlain(plain, original) : ask({ plain, original }, () => escapeAll(plain)),
    toPlain: async (markdown) => (markdown.length <= small ? toPlain(markdown) : ask({ markdown }, () => markdown)),
    close: async () => void (await worker?.terminate()),
  }
}

function startWorker(): Worker {
  const worker = new Worker(new URL('./plain-worker.ts', import.meta.url))
  worker.setMaxListeners(0)
  worker.unref()
  return worker
}

/** Every ASCII sign escaped: nothing of it can be markup. Indentation goes, because it could. */
function escapeAll(plain: string): string {
  return plain
    .split('\n')
    .map((line) => line.trim().replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/^(\d+)/, '$1'))
    .join('\n')
}
