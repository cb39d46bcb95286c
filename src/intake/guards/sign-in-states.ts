import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Clock } from '../../ports.ts'
import type { Signer } from './signer.ts'

const cookieName = 'entree'
/** In milliseconds. */
const lifetime = 600_000

/** Ties who comes back from the code host's sign-in page to the browser that was sent there. */
export interface SignInStates {
  /** A new state, to be sent along; its other half stays in this browser. */
  open(c: Context): string
  /** True once, for the state that this browser was last given, within ten minutes. */
  take(c: Context, state: string): boolean
}

export interface SignInStatesOptions {
  signer: Signer
  clock: Clock
  /** Path under which the cookie is sent. */
  path: string
  /** Whether the public address is https. */
  secure: boolean
  randomBytes(size: number): Uint8Array
}

/** The state is the signature of the cookie. Those that were used are remembered in memory until they expire. */
export function createSignInStates({ signer, clock, path, secure, randomBytes }: SignInStatesOptions): SignInStates {
  const used = new Map<string, number>()
  return {
    open(c) {
      const nonce = Buffer.from(randomBytes(32)).toString('base64url')
      const expires = String(clock.now().getTime() + lifetime)
      // Lax: it has to come along on the way back from another site.
      setCookie(c, cookieName, `${nonce}.${expires}`, { path, httpOnly: true, sameSite: 'Lax', secure, maxAge: lifetime / 1_000 })
      return signer.sign('sign-in', nonce, expires)
    },
    take(c, state) {
      const [nonce = '', expires = ''] = (getCookie(c, cookieName) ?? '').split('.')
      deleteCookie(c, cookieName, { path, secure })
      const now = clock.now().getTime()
      for (const [old, end] of used) if (end <= now) used.delete(old)
      if (!signer.verify(state, 'sign-in', nonce, expires) || Number(expires) <= now || used.has(state)) return false
      used.set(state, Number(expires))
      return true
    },
  }
}
