import { parentPort } from 'node:worker_threads'
import { fromPlain, toPlain } from '../../text/plain.ts'

/** One text to convert, away from the server's own thread. */
export type PlainTask = { id: number; plain: string; original: string } | { id: number; markdown: string }
export interface PlainResult {
  id: number
  text: string
}

parentPort?.on('message', (task: PlainTask) => {
  const text = 'markdown' in task ? toPlain(task.markdown) : fromPlain(task.plain, task.original)
  parentPort?.postMessage({ id: task.id, text } satisfies PlainResult)
})
