import type { PersonId } from '../../domain/ids.ts'
import type { Forge, HostAccount, HostActivity } from '../../ports.ts'

/** What taking in the acts of people on the code host needs. */
export interface ElsewhereContext {
  forge: Forge & { readonly activity: HostActivity }
  /** The person behind an account, the same each time; null: the host does not say who. No name goes with it. */
  personOf(account: HostAccount | null): Promise<PersonId>
  /** Markdown that shows these words as they were typed. */
  fromPlain(words: string): Promise<string>
}
