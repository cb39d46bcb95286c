import type { Context, Env } from 'hono'
import type { Draft, Received } from '../../domain/amendment.ts'
import type { Issue } from '../../domain/errors.ts'
import type { ContributionId } from '../../domain/ids.ts'
import type { IntakeContext } from '../context.ts'
import type { Messages } from '../messages.ts'
import type { Html } from '../pages/html.ts'

/** What a door asks beside the form's own fields. */
export interface OwnFields {
  /** As sent, to be carried to the next screen. */
  fields: Record<string, string>
  issues: Issue[]
  /** In which to check what is sent: a paper that came before a deadline was in time. */
  context: IntakeContext
  received?: Received
  /** The words are the coordinator's own: neither name nor consent is asked. */
  isSigned?: boolean
  view(issues: readonly Issue[], messages: Messages): Html
  /** On one line. */
  tell(messages: Messages): string
}

/** A way in to the one form: everyone's, or a coordinator's who types in what someone else said. */
export interface FormDoor<E extends Env = Env> {
  /** Where it stands, without the first slash. */
  path: string
  /** Whether one address can send only so much. */
  isLimited: boolean
  /** Id of the coordinator whose door it is, who is at the desk; null: everyone's. Their device keeps what they write under it. */
  coordinatorOf(c: Context<E>): string | null
  ownOf(form: Record<string, string>, context: IntakeContext): OwnFields | null | Promise<OwnFields | null>
  /** Keeps what is sent, and says where to go. Throws `NotKept`. */
  accept(context: IntakeContext, draft: Draft, name: string | undefined, c: Context<E>, own: OwnFields | null): Promise<string>
  /** Where to go when it is kept already. */
  known(context: IntakeContext, id: ContributionId): string
}
