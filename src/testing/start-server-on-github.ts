import { systemTime } from '../forges/github/time.ts'
import { serveStandIn } from './github-stand-in/serve-stand-in.ts'
import type { StandIn } from './github-stand-in/serve-stand-in.ts'
import { startServer, type RunningServer } from './start-server.ts'

export interface ServerOnGitHub {
  server: RunningServer
  standIn: StandIn
  /** Ends both. */
  stop(): Promise<void>
}

/** The real server on a stand-in of GitHub, which serves the bare repository `gitDir`; both by the machine's clock, at GitHub's real pace. */
export async function startServerOnGitHub({ gitDir, planDir }: { gitDir: string; planDir: string }): Promise<ServerOnGitHub> {
  // Nothing hangs here: what takes long is ended by the server's own clock.
  const standIn = await serveStandIn({ gitDir, time: { now: systemTime.now, expire: () => {} } })
  const { owner, name, app } = standIn.hub
  const env = {
    PLAN_GITHUB_REPOSITORY: `${owner}/${name}`,
    PLAN_GITHUB_API_URL: standIn.apiUrl,
    PLAN_GITHUB_APP_ID: String(app.id),
    PLAN_GITHUB_INSTALLATION_ID: String(app.installationId),
    PLAN_GITHUB_PRIVATE_KEY: app.privateKey,
  }
  try {
    const server = await startServer({ planDir, env })
    return { server, standIn, stop: () => server.stop().finally(() => standIn.stop()) }
  } catch (error) {
    await standIn.stop()
    throw error
  }
}
