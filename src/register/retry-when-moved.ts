import { setTimeout as wait } from 'node:timers/promises'
import { BranchMoved } from '../ports.ts'

const tries = 10

/**
 * Runs a task that reads, computes and writes a branch; runs it again, ten times in all, when somebody else moved the branch first.
 * The pause before each new try doubles, by chance more or less, up to 5 s at the last one: two processes that write at once do not
 * keep step. Throws `BranchMoved` after the last try, and at once whatever else the task throws.
 */
export async function retryWhenMoved<Result>(task: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await task()
    } catch (error) {
      if (!(error instanceof BranchMoved) || attempt === tries) throw error
      await wait(2 ** attempt * (4 + Math.random() * 6))
    }
  }
}
