import { join } from 'node:path'
import { createTempDir } from '../../testing/create-temp-dir.ts'
import { createTempRepository } from '../../testing/create-temp-repository.ts'
import { contractFiles, forgeContract } from '../../testing/forge-contract.ts'
import { createManualTime } from '../../testing/github-stand-in/manual-time.ts'
import { startStandIn } from '../../testing/github-stand-in/start-stand-in.ts'
import { createGitHubForge } from './create-github-forge.ts'

forgeContract(
  'GitHub forge',
  async () => {
    const { gitDir } = await createTempRepository(contractFiles)
    const time = createManualTime()
    const { hub, apiUrl } = await startStandIn({ gitDir, time })
    const create = async () => createGitHubForge({ owner: hub.owner, name: hub.name, app: hub.app, apiUrl, remote: gitDir, gitDir: join(await createTempDir(), 'mirror.git'), time })
    return { gitDir, forge: await create(), other: await create() }
  },
  { dates: 'own' },
)
