/**
 * Base of every error that we throw on purpose. `code` is stable and dotted (`forge.branch-moved`); `data` holds what a
 * message needs; `message` is English for logs. The words shown to people are chosen from `code`, once, in `src/i18n`.
 */
export class AppError extends Error {
  readonly code: string
  readonly data: Record<string, unknown>

  constructor(code: string, message: string, options: { data?: Record<string, unknown>; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = new.target.name
    this.code = code
    this.data = options.data ?? {}
  }
}

/** An expected fault in what a person or a file gave: where it is, and a stable code. `path` is dotted, '' for the whole. */
export interface Issue {
  code: string
  path: string
  /** 1-based line in `path`'s file, where there is one. */
  line?: number
  data?: Record<string, unknown>
}
