/** An answer that is not a success, in the shape of GitHub's. */
export class ApiFault extends Error {
  readonly status: 401 | 403 | 404 | 405 | 409 | 410 | 422
  readonly errors: unknown[] | undefined

  constructor(status: ApiFault['status'], message: string, errors?: unknown[]) {
    super(message)
    this.status = status
    this.errors = errors
  }
}

/** The body that GitHub sends with it. */
export function formatApiFault({ status, message, errors }: ApiFault): object {
  return { message, ...(errors && { errors }), documentation_url: 'https://docs.github.com/rest', status: String(status) }
}
