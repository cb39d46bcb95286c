import { openRepository } from '../git/open-repository.ts'
import type { PlanRepository } from '../ports.ts'
import { createKeptTrace } from '../trace-cache/create-kept-trace.ts'
import { openTraceCache } from '../trace-cache/trace-cache.ts'
import { loadState } from '../usecases/load-state.ts'
import { readPlanHistory } from './plan-history.ts'
import { createSite } from './site.ts'
import type { Site } from './site.ts'
import { readSiteInput, SITE_INPUT_VARIABLE } from './site-input.ts'
import type { SiteInput } from './site-input.ts'

/** The repository that a build reads. Opening does nothing yet. */
export function openInput({ gitDir }: Pick<SiteInput, 'gitDir'>): PlanRepository {
  return openRepository(gitDir)
}

let site: Promise<Site> | undefined

/** The site that this build makes, read once for all its pages. */
export function useSite(): Promise<Site> {
  return (site ??= readSite())
}

async function readSite(): Promise<Site> {
  const input = await readSiteInput(process.env[SITE_INPUT_VARIABLE])
  const repository = openInput(input)
  const state = await loadState(repository, input.heads)
  const trace = input.traces && createKeptTrace(openTraceCache(input.traces))
  return createSite(state, await readPlanHistory(repository, state.log), input, trace)
}
