import { ForgeClosed, ForgePaused, ForgeRefused, ForgeUnreachable } from '../../../ports.ts'

/**
 * GitHub could not be reached, answered with a fault of its own, or its answer was lost on the way. The request may have taken
 * effect: look before asking again. What people sent is safe in the outbox.
 */
export class GitHubUnreachable extends ForgeUnreachable {
  constructor(what: string, options: { cause?: unknown; data?: Record<string, unknown> } = {}) {
    super('forge.unreachable', `GitHub gave no usable answer (${what}). It may have done what was asked: look, then try again.`, options)
  }
}

/** GitHub asked for a pause. `data.until`: ISO 8601, before which nothing should be asked. Nothing was done. */
export class GitHubPaused extends ForgePaused {
  constructor(until: Date, options: { cause?: unknown } = {}) {
    super(`GitHub's rate limit: nothing goes there before ${until.toISOString()}. Nothing was done; everything received is kept and leaves after that.`, until, options)
  }
}

/** The App's private key cannot be read: a person must look. */
export class GitHubKeyUnusable extends ForgeClosed {
  constructor(cause: unknown) {
    super('forge.key-unusable', 'The App’s private key cannot be used. Make a new one in the App’s settings on GitHub and store it again; nothing received is lost.', { cause })
  }
}

/**
 * GitHub does not let the App do this (401, 403, 404, 410, a redirect): its key, its installation, a permission or the
 * repository's address changed. Asking again will not help; a person must look. Nothing was done.
 */
export class GitHubDenied extends ForgeClosed {
  constructor(status: number, what: string, options: { cause?: unknown } = {}) {
    super('forge.denied', `GitHub refused ${what} with ${status}; nothing was done. Check that the App is installed on the repository, that its key is current, and that it may write contents, issues and pull requests.`, { ...options, data: { status, what } })
  }
}

/** GitHub understood and said no (400, 409, 422…); its words are in the message. Nothing was done. */
export class GitHubRefused extends ForgeRefused {
  readonly status: number

  constructor(status: number, what: string, said: string, options: { cause?: unknown } = {}) {
    super('forge.refused', `GitHub refused ${what} with ${status}: ${said}. Nothing was done; the request is kept for a person to look at.`, { ...options, data: { status, what, said } })
    this.status = status
  }
}

/** What GitHub stored is not what we sent. It is on no branch. */
export class GitHubAltered extends ForgeRefused {
  constructor(expected: string, actual: string) {
    super('forge.altered', `GitHub stored tree ${actual} where ${expected} was sent; no branch was moved.`, { data: { expected, actual } })
  }
}
