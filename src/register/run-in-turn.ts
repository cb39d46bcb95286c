const last = new WeakMap<object, Promise<unknown>>()

/** Runs the tasks of one process on one `owner` one after the other, in the order asked, whether or not one fails. */
export function runInTurn<Result>(owner: object, task: () => Promise<Result>): Promise<Result> {
  const turn = (last.get(owner) ?? Promise.resolve()).then(task)
  last.set(owner, turn.catch(() => {}))
  return turn
}
