/** What can go wrong with one request. `lost`, `cut`, `hang` and `already-exists` happen after it was done, the others before. */
export const faultKinds = [
  'lost',
  'cut',
  'hang',
  'reset',
  'error-500',
  'html-502',
  'primary-limit',
  'primary-limit-retry-after',
  'secondary-limit',
  'secondary-limit-retry-after',
  'expired-token',
  'already-exists',
  'conflict-409',
] as const
/** `not-there-yet`: GitHub has not copied everywhere what the request is about. */
export type FaultKind = (typeof faultKinds)[number] | 'not-there-yet'

/** A request as the stand-in got it. `path` has no query. */
export interface Received {
  method: string
  path: string
  query: string
  body: unknown
}

/** Says what goes wrong with a request, or null. Asked once for each. */
export type FaultPlan = (request: Received) => FaultKind | null

/**
 * Each write meets these faults, one after the other, then succeeds. A write is the same as one before when it asks for the same;
 * a ref may get another commit the second time.
 */
export function forEachWrite(kinds: readonly FaultKind[]): FaultPlan {
  const next = takeInTurn(kinds)
  return (request) => {
    if (!isWrite(request)) return null
    const { sha: _, ...rest } = (request.body ?? {}) as Record<string, unknown>
    return next([request.method, request.path, request.path.endsWith('/commits') ? { ...rest, parents: null } : rest])
  }
}

/** Each reading and each sign-in meets these faults, one after the other, then succeeds. */
export function forEachRead(kinds: readonly FaultKind[]): FaultPlan {
  const next = takeInTurn(kinds)
  return (request) => (isWrite(request) ? null : next([request.method, request.path, request.query]))
}

/** Whether a request changes what stands on GitHub. */
export function isWrite({ method, path }: Received): boolean {
  return method !== 'GET' && !path.startsWith('/app/')
}

function takeInTurn(kinds: readonly FaultKind[]): (key: unknown) => FaultKind | null {
  const met = new Map<string, number>()
  return (key) => {
    const name = JSON.stringify(key)
    const count = met.get(name) ?? 0
    met.set(name, count + 1)
    return kinds[count] ?? null
  }
}

/** Whether the request takes effect although its answer does not say so. */
export function isDone(kind: FaultKind): boolean {
  return ['lost', 'cut', 'hang', 'already-exists'].includes(kind)
}
