import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Clock } from '../../ports.ts'
import type { Coordinator, Coordinators } from '../private/coordinators.ts'
import type { Signer } from './signer.ts'

const cookieName = 'coordination'
const days = 30

/** Who is at the desk: a signed cookie, or the link's token as `Authorization: Bearer` for programs. */
export interface Sessions {
  open(c: Context, coordinator: Coordinator): void
  close(c: Context): void
  /** Null when nobody is, when the session has expired, or when the link was revoked. */
  read(c: Context): Promise<Coordinator | null>
}

export interface SessionsOptions {
  signer: Signer
  clock: Clock
  coordinators: Coordinators
  /** Path under which the site stands. */
  path: string
  /** Whether the public address is https. */
  secure: boolean
}

export function createSessions({ signer, clock, coordinators, path, secure }: SessionsOptions): Sessions {
  return {
    open(c, { id, link }) {
      const expires = String(clock.now().getTime() + days * 86_400_000)
      const value = [id, expires, signer.sign('session', id, link, expires)].join('.')
      setCookie(c, cookieName, value, { path, httpOnly: true, sameSite: 'Strict', secure, maxAge: days * 86_400 })
    },
    close: (c) => void deleteCookie(c, cookieName, { path, secure }),
    async read(c) {
      const bearer = /^Bearer ([\w-]+)$/.exec(c.req.header('authorization') ?? '')?.[1]
      if (bearer) return coordinators.findByToken(bearer)
      const [id = '', expires = '', token = ''] = (getCookie(c, cookieName) ?? '').split('.')
      if (!(Number(expires) > clock.now().getTime())) return null
      const coordinator = await coordinators.findActive(id)
      return coordinator && signer.verify(token, 'session', id, coordinator.link, expires) ? coordinator : null
    },
  }
}
