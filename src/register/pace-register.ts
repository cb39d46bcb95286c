import type { Clock, Forge } from '../ports.ts'
import { TooSoon } from '../ports.ts'

/** A forge on which this process moves the register once in `every` milliseconds at most; sooner, `writeCommit` throws `TooSoon`. */
export function paceRegister(forge: Forge, { every, clock }: { every: number; clock: Clock }): Forge {
  let next = 0
  return {
    ...forge,
    async writeCommit(write) {
      if (write.branch !== 'register') return forge.writeCommit(write)
      if (clock.now().getTime() < next) throw new TooSoon('The register moves', new Date(next))
      const commit = await forge.writeCommit(write)
      next = clock.now().getTime() + every
      return commit
    },
  }
}
