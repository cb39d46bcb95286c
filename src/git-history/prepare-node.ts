import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

/** Makes ready, before the engine is loaded, a process that traces and ends. `codeCache`: folder that can be deleted at any time. */
export function prepareNode(codeCache: string): void {
  // The engine is two hundred files: what Node makes of them is kept, and where it cannot be, made again.
  enableCompileCache(codeCache)
  // What a first revision of thousands of texts is made of outlives several collections. V8 would conclude that whatever the same code
  // makes later lives long too, and put it where only a full collection finds it: a fifth of the engine's time goes there.
  setFlagsFromString('--no-allocation-site-pretenuring')
  // What is traced lives to the end: a collection of the whole heap frees a tenth of it, and several of them take a twentieth of the time.
  // The next one waits until the heap is thirty times what the last one left; its limit stays what it is.
  setFlagsFromString('--heap-growing-percent=3000')
  // In the seconds that this takes, the last of V8's compilers costs more than its code spares.
  setFlagsFromString('--no-turbofan')
}
