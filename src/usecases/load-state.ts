import { buildConcordance } from '../content/concordance.ts'
import { readPlan } from '../content/read-plan.ts'
import { foldRegister } from '../domain/fold-register.ts'
import type { Heads, PlanRepository } from '../ports.ts'
import { readPeople } from '../register/people.ts'
import { readRegister } from '../register/read-register.ts'
import { CONTENT, readNumberingHistory } from './numbering-history.ts'
import type { PlanState } from './plan-state.ts'

/** Reads everything at given heads (default: now). The same heads give the same state. Throws `RepositoryUnreadable`. */
export async function loadState(repository: PlanRepository, heads?: Heads): Promise<PlanState> {
  const at = heads ?? (await repository.heads())
  const [files, log, register, people] = await Promise.all([
    repository.readFolder(at.main, CONTENT),
    repository.log(at.main, CONTENT),
    readRegister(repository, at.register),
    readPeople(repository, at.people),
  ])
  const { plan, issues } = readPlan(files)
  const concordance = buildConcordance(await readNumberingHistory(repository, log, plan))
  const { events } = register
  return { heads: at, files, plan, issues, log, events, contributions: foldRegister(events), people, concordance }
}
