import type { Check, CheckContext, Finding } from './check.ts'
import { checkActions } from './checks/actions.ts'
import { checkBranches } from './checks/branches.ts'
import { checkClock } from './checks/clock.ts'
import { checkCredentials } from './checks/credentials.ts'
import { checkInstallation } from './checks/installation.ts'
import { checkIssues } from './checks/issues.ts'
import { checkLegalPage } from './checks/legal-page.ts'
import { checkMainBranch } from './checks/main-branch.ts'
import { checkMergeMethod } from './checks/merge-method.ts'
import { checkSite } from './checks/site.ts'
import { checkWebhook } from './checks/webhook.ts'

/** By name, in the order in which a host puts things right: what comes first makes the rest fail. */
export const checks = {
  clock: checkClock,
  credentials: checkCredentials,
  installation: checkInstallation,
  issues: checkIssues,
  main: checkMainBranch,
  merging: checkMergeMethod,
  branches: checkBranches,
  actions: checkActions,
  webhook: checkWebhook,
  site: checkSite,
  legal: checkLegalPage,
} as const satisfies Record<string, Check>

export type CheckName = keyof typeof checks

/** Runs every check, one after the other. One that nothing answers is a finding as well. */
export async function runDoctor(context: CheckContext): Promise<[CheckName, Finding][]> {
  const found: [CheckName, Finding][] = []
  for (const [name, check] of Object.entries(checks) as [CheckName, Check][]) {
    found.push([name, await check(context).catch((error: unknown): Finding => ({ state: 'fault', code: 'unreachable', data: { reason: error instanceof Error ? error.message : String(error) } }))])
  }
  return found
}
