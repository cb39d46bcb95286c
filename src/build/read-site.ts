import { openRepository } from '../git/open-repository.ts'
import { createSite } from '../site/site.ts'
import type { Site } from '../site/site.ts'
import { siteSettings } from '../site/site-input.ts'
import type { SiteInput } from '../site/site-input.ts'
import { readPlanHistory } from '../site/plan-history.ts'
import { createKeptTrace } from '../trace-cache/create-kept-trace.ts'
import { openTraceCache } from '../trace-cache/trace-cache.ts'
import { loadState } from '../usecases/load-state.ts'

/** Where traced history is kept, and the version of the engine that traced it. */
export interface Traces {
  folder: string
  version: string
}

/** Reads the site that an input names. `known`: texts of blobs that were read for another one, which are not read again; added to. */
export async function readSite(input: SiteInput, traces: Traces, known = new Map<string, string>()): Promise<Site> {
  const repository = openRepository(input.gitDir, { known })
  const state = await loadState(repository, input.heads)
  return createSite(state, await readPlanHistory(repository, state.log, state.plan.items), siteSettings.parse(input), createKeptTrace(openTraceCache(traces)))
}
