import { describe, expect, it } from 'vitest'
import { readPlan } from '../content/read-plan.ts'
import { buildPlanFiles } from './build-plan-files.ts'

describe('buildPlanFiles', () => {
  it.each([[{}, [2, 14]], [{ axes: 3, objectives: 0, actions: 4 }, [3, 15]], [{ axes: 1, objectives: 3, actions: 0 }, [1, 4]]] as const)('makes a plan without fault: %j', (size, [axes, items]) => {
    const { plan, issues } = readPlan(buildPlanFiles(size))
    expect(issues).toEqual([])
    expect(plan.axes).toHaveLength(axes)
    expect(plan.items.size).toBe(items)
  })
})
