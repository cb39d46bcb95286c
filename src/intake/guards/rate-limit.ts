import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How often one address may send. In memory: a restart forgives. */
export interface RateLimit {
  /** Null when it may go on; otherwise the seconds to wait. */
  secondsToWait(address: string): Promise<number | null>
}

/** A whole meeting may share one address, so the default is generous: 120 in 10 minutes. */
export function createRateLimit({ points = 120, seconds = 600 }: { points?: number; seconds?: number } = {}): RateLimit {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return {
    async secondsToWait(address) {
      try {
        await limiter.consume(address)
        return null
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
        throw refusal
      }
    },
  }
}
