import { buildConcordance } from '../content/concordance.ts'
import { readPlan } from '../content/read-plan.ts'
import { foldRegister } from '../domain/fold-register.ts'
import type { Heads, PlanRepository } from '../ports.ts'
import { readPeople } from '../register/people.ts'
import { readRegister } from '../register/read-register.ts'
import { traceCommits } from './commit-origins.ts'
import { CONTENT, readNumberingHistory } from './numbering-history.ts'
import type { PlanState } from './plan-state.ts'

/** Reads everything at given heads (default: now). The same heads give the same state. Throws `RepositoryUnreadable`. */
export async function loadState(repository: PlanRepository, heads?: Heads): Promise<PlanState> {
  const at = heads ?? (await repository.heads())
  const reading = repository.readFolder(at.main, CONTENT)
  const [files, { plan, issues }, log, register, people] = await Promise.all([
    reading,
    // While Git lists the history, which takes as long.
    reading.then(readPlan),
    repository.log(at.main, CONTENT),
    readRegister(repository, at.register),
    readPeople(repository, at.people),
  ])
  const { events } = register
  const contributions = foldRegister(events)
  const commitOrigins = traceCommits(log, events, contributions)
  const concordance = buildConcordance(await readNumberingHistory(repository, log, commitOrigins, plan))
  return { heads: at, files, plan, issues, log, commitOrigins, events, contributions, people, concordance }
}
