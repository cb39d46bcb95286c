import { describe, expect, it } from 'vitest'
import { faults, filesWith } from '../testing/plan-faults.ts'
import { checkPlan } from './check-plan.ts'

describe('checkPlan', () => {
  it('finds nothing wrong in a sound plan', () => {
    expect(checkPlan(filesWith({}))).toEqual([])
  })

  it.each(faults)('tells %s', (_, change, code, file, line, data) => {
    const found = checkPlan(filesWith(change)).filter((issue) => issue.code === code)
    expect(found).toMatchObject([{ code, file, line, ...(data && { data }) }])
  })

  it('tells one fault once', () => {
    for (const [, change, code] of faults) {
      const codes = checkPlan(filesWith(change)).map((issue) => issue.code)
      expect(codes, code).toEqual([code])
    }
  })

  it('orders faults by file and line', () => {
    const files = filesWith({ 'actions/x.md': '---\nparent: o\norder: 10\nstatus: x\nautre: y\n---\n', 'axes/a.md': '---\norder: x\n---\n' })
    const places = checkPlan(files).map(({ file, line }) => `${file}:${line}`)
    expect(places).toEqual(['actions/x.md:4', 'actions/x.md:5', 'actions/x.md:7', 'axes/a.md:2', 'axes/a.md:4'])
  })
})
