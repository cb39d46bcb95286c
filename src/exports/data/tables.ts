import type { ConcordanceData } from './concordance-data.ts'
import type { CsvRow } from './format-csv.ts'
import type { DecisionsData } from './decisions-data.ts'
import type { PlanData } from './plan-data.ts'
import type { ProposalsData } from './proposals-data.ts'

// Several values in one cell stand on a line each.
const lines = (values: readonly string[]): string => values.join('\n')

export function planRows({ items }: PlanData): CsvRow[] {
  return items.map(({ kind, number, id, parent, title, label, text, updated, commit, page }) => ({ kind, number, id, parent, title, label, text, updated, commit, page }))
}

export function proposalRows({ proposals }: ProposalsData): CsvRow[] {
  return proposals.map(({ number, id, kind, status, heading, submittedAt, by, late, example, items, rationale, text, decision, withheld, page }) => ({
    number,
    id,
    kind,
    status,
    heading,
    submittedAt,
    by: by.id,
    name: by.name,
    borrowsName: by.borrowsName,
    late,
    example,
    items: lines(items),
    rationale,
    text,
    decision,
    withheld: withheld?.reason ?? null,
    page,
  }))
}

export function decisionRows({ decisions }: DecisionsData): CsvRow[] {
  return decisions.map(({ id, contribution, number, outcome, standing, at, by, reason, leftOpen, leftOut, into, commits, landed, page }) => ({
    id,
    contribution,
    number,
    outcome,
    standing,
    at,
    by: by.id,
    name: by.name,
    borrowsName: by.borrowsName,
    reason,
    leftOpen,
    leftOut: lines(leftOut.map(({ text, why }) => `${text} – ${why}`)),
    into,
    commits: lines(commits),
    landed: lines(landed.map(({ item, number: then }) => (then === undefined ? item : `${item} (${then})`))),
    page,
  }))
}

export function concordanceRows({ numbers }: ConcordanceData): CsvRow[] {
  return numbers.map(({ kind, number, item, label, from, until, page }) => ({
    kind,
    number,
    item,
    label,
    from: from.at,
    fromKind: from.kind,
    fromRef: from.ref,
    until: until?.at ?? null,
    untilKind: until?.kind ?? null,
    untilRef: until?.ref ?? null,
    page,
  }))
}
