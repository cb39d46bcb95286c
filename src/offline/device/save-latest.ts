/**
 * Runs a saving at each call, one at a time: calls during one are made good by one more after it. What was last typed is saved, and
 * no timer stands between a key and the device.
 */
export function saveLatest(save: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<void> | undefined
  let isAsked = false
  const run = async (): Promise<void> => {
    while (isAsked) {
      isAsked = false
      await save()
    }
  }
  return () => {
    isAsked = true
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }
}
