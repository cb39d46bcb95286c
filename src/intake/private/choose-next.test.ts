import { expect, it } from 'vitest'
import type { OutboxEntry } from '../../usecases/outbox-entry.ts'
import { chooseNext } from './choose-next.ts'

const envelope = { at: '2026-10-01T10:00:00Z', by: 'p-0000000001' }
const queued = (entry: OutboxEntry, dueAt = 0) => ({ record: { entry }, dueAt })
const submit = (id: string) => queued({ ...envelope, type: 'submit', id, draft: { kind: 'idea', id, person: envelope.by, text: 'Un four.' } })
const withdraw = (id: string, contribution: string, dueAt = 0) => queued({ ...envelope, type: 'withdraw', id, contribution }, dueAt)

it('lets acts pass before submissions, but never before what they are about', () => {
  const [one, two] = [submit('0000000001'), submit('0000000002')]
  const [about, other] = [withdraw('0000000003', '0000000001'), withdraw('0000000004', '000000000z')]
  expect(chooseNext([one, two, about, other], 0)).toBe(other)
  expect(chooseNext([one, two, about], 0)).toBe(one)
  expect(chooseNext([withdraw('0000000005', '0000000002', 10), two], 5)).toBeUndefined()
})
