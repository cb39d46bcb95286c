import { Hono } from 'hono'
import type { Context } from 'hono'
import { AppError } from '../../domain/errors.ts'
import type { HostVisitor } from '../../ports.ts'
import type { IntakeContext } from '../context.ts'
import { admitVisitor } from '../desk/admit-visitor.ts'
import type { DeskEnv } from '../desk/desk-env.ts'
import { readClientAddress } from '../guards/client-address.ts'
import { ownOrigin } from '../own-origin.ts'
import { enteredPage } from '../pages/enter-page.ts'
import { replyPage } from '../reply.ts'
import { readMessages, replyError } from '../responses.ts'

/** Where one signs in with an account of the code host; null where nobody can. */
export function signInPath({ base, forge }: Pick<IntakeContext, 'base' | 'forge'>): string | null {
  return forge.signIn ? `${base}coordination/github/` : null
}

/** A coordinator who signs in with an account of the code host: there, back with a code, and a session as after a personal link. */
export function deskSignInRoutes(context: IntakeContext): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { base, sessions, signInStates, rateLimit } = context
  const { signIn } = context.forge
  if (!signIn) return routes
  const callback = (c: Context) => `${ownOrigin(context, c)}${base}coordination/github/retour/`

  routes.get('/coordination/github/', (c) => {
    c.header('cache-control', 'no-store')
    return c.redirect(signIn.authorizeUrl(signInStates.open(c), callback(c)), 303)
  })

  routes.get('/coordination/github/retour/', async (c) => {
    c.header('referrer-policy', 'no-referrer')
    c.header('x-robots-tag', 'noindex, nofollow')
    const refuse = (why: Refusal) => replyError(c, context, new SignInRefused(why))
    const code = c.req.query('code')
    // Who says no on the host's page comes back without a code.
    if (!signInStates.take(c, c.req.query('state') ?? '') || !code) return refuse('expired')
    const seconds = await rateLimit.secondsToWait(readClientAddress(c))
    if (seconds !== null) {
      c.header('retry-after', String(seconds))
      return refuse('too-many')
    }
    const visitor = await signIn.identify(code, callback(c)).catch(explain)
    if (!visitor) return refuse('expired')
    const coordinator = await admitVisitor(context, visitor)
    if (typeof coordinator === 'string') return refuse(coordinator)
    sessions.open(c, coordinator)
    const path = `${base}coordination/`
    c.header('refresh', `0; url=${path}`)
    const messages = await readMessages(context)
    return replyPage(c, context, enteredPage(path, coordinator.name, messages), 200, messages.language)
  })
  return routes
}

function explain(cause: unknown): Promise<HostVisitor | null> {
  throw new SignInUnanswered(cause)
}

type Refusal = 'expired' | 'no-access' | 'revoked' | 'too-many'

/** They did not enter; nothing was recorded. */
class SignInRefused extends AppError {
  constructor(why: Refusal) {
    super(`sign-in.${why}`, `The sign-in was refused (${why}).`)
  }
}

/** The code host did not say who it is, or what they may do. */
class SignInUnanswered extends AppError {
  constructor(cause: unknown) {
    super('sign-in.unanswered', 'A coordinator could not sign in with their account: the code host did not answer as expected.', { cause })
  }
}
