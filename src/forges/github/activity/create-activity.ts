import type { HostActivity } from '../../../ports.ts'
import type { GitHubClient } from '../client/create-client.ts'
import type { Mirror } from '../mirror/create-mirror.ts'
import type { GitHubForgeOptions } from '../options.ts'
import { readDelivery } from '../webhook/read-delivery.ts'
import { readAll } from '../client/read-all.ts'
import { readPage } from './read-page.ts'

/** What people do on GitHub itself, read from its REST API: GitHub numbers issues and pull requests together. */
export function createActivity(client: GitHubClient, mirror: Mirror, { owner, name, webhookSecret: secret }: Pick<GitHubForgeOptions, 'owner' | 'name' | 'webhookSecret'>): HostActivity {
  return {
    async changedSince(since) {
      const issues = await readAll(client, 'what changed', (page) => (rest, repo) => rest.issues.listForRepo({ ...repo, state: 'all', sort: 'updated', direction: 'asc', ...(since && { since }), ...page }))
      return issues.map(({ number, updated_at: at }) => ({ number, at }))
    },
    read: (number) => readPage(client, mirror, number),
    ...(secret !== undefined && {
      readNotice(body, header) {
        const delivery = readDelivery({ body, header }, { secret, owner, name })
        return 'fault' in delivery ? delivery : { number: delivery.number }
      },
    }),
  }
}
