import type { ElsewhereContext } from '../../usecases/elsewhere/elsewhere-context.ts'
import { recordPage } from '../../usecases/elsewhere/record-page.ts'
import { deriveId } from '../../usecases/derive-id.ts'
import type { RegisterEvent } from '../../domain/register-event.ts'
import { smallPlan, useForge } from '../create-test-forge.ts'
import type { ForgeAtHand } from '../create-test-forge.ts'
import type { TestFiles } from '../create-temp-repository.ts'
import { createGitHubTest } from './create-github-test.ts'
import type { GitHubTest } from './create-github-test.ts'
import { accountOf } from './hub.ts'

export interface ElsewhereTest extends GitHubTest, ForgeAtHand {
  context: ElsewhereContext
  /** Looks at everything on the stand-in, twice: the second time finds nothing more. */
  look(): Promise<RegisterEvent[]>
  /** The opaque id that stands for somebody's account. */
  personOf(login: string): string
}

/** The use cases on a stand-in of GitHub, and people who act there. */
export async function createElsewhereTest(files: TestFiles = smallPlan): Promise<ElsewhereTest> {
  const test = await createGitHubTest(files)
  const forge = test.createForge()
  const personOf = (id: string): string => `p-${deriveId('account', id)}`
  const context: ElsewhereContext = { forge, personOf: async (account) => personOf(account?.id ?? ''), fromPlain: async (words) => words }
  return {
    ...test,
    ...useForge(forge),
    context,
    personOf: (login) => personOf(String(accountOf(test.standIn.hub, login)!.id)),
    async look() {
      const lookOnce = async (): Promise<RegisterEvent[]> => {
        const events: RegisterEvent[] = []
        for (const { number } of await forge.activity.changedSince(null)) events.push(...(await recordPage(context, number)))
        return events
      }
      const events = await lookOnce()
      const again = await lookOnce()
      if (again.length > 0) throw new Error(`The second look recorded ${again.map(({ type }) => type).join(', ')} again.`)
      return events
    },
  }
}
