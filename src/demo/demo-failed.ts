import { AppError, type Issue } from '../domain/errors.ts'

/** The thread does not fit the plan it is replayed into. */
export class DemoFailed extends AppError {
  constructor(step: string, issues: Issue[]) {
    super('demo.failed', `The demonstration stopped at « ${step} » (${issues.map((issue) => issue.code).join(', ')}). Start on a new folder, or with PLAN_DEMO=false.`, { data: { step, issues } })
  }
}
