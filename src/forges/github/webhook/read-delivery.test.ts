import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readDelivery } from './read-delivery.ts'
import type { WebhookRequest } from './read-delivery.ts'

const settings = { secret: 'It’s a Secret to Everybody', owner: 'collective', name: 'plan' }
const payload = { action: 'closed', number: 7, repository: { full_name: 'collective/plan' }, pull_request: { number: 7, title: 'é' } }

function request(content: unknown, over: { secret?: string; signature?: string | null; event?: string; bytes?: Buffer } = {}): WebhookRequest {
  const body = over.bytes ?? Buffer.from(JSON.stringify(content))
  const signed = `sha256=${createHmac('sha256', over.secret ?? settings.secret).update(body).digest('hex')}`
  const headers: Record<string, string | undefined> = { 'x-hub-signature-256': over.signature === null ? undefined : (over.signature ?? signed), 'x-github-delivery': 'd-1', 'x-github-event': over.event ?? 'pull_request' }
  return { body, header: (name) => headers[name] }
}

describe('readDelivery', () => {
  it('says which number to look at', () => {
    expect(readDelivery(request(payload), settings)).toEqual({ id: 'd-1', event: 'pull_request', number: 7, ref: null })
    expect(readDelivery(request({ repository: payload.repository, issue: { number: 9 }, comment: { body: 'x' } }, { event: 'issue_comment' }), settings)).toMatchObject({ number: 9 })
  })

  it('says which branch moved', () => {
    expect(readDelivery(request({ repository: payload.repository, ref: 'refs/heads/main' }, { event: 'push' }), settings)).toMatchObject({ event: 'push', ref: 'refs/heads/main', number: null })
  })

  it('agrees with GitHub’s own example of a signature', () => {
    const bytes = Buffer.from('Hello, World!')
    const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
    expect(readDelivery(request(null, { bytes, signature }), { ...settings, secret: "It's a Secret to Everybody" })).toEqual({ fault: 'malformed' })
    expect(readDelivery(request(null, { bytes: Buffer.from('Hello, World?'), signature }), { ...settings, secret: "It's a Secret to Everybody" })).toEqual({ fault: 'forged' })
  })

  it.each([
    ['unsigned', request(payload, { signature: null })],
    ['unsigned', request(payload, { signature: '' })],
    ['forged', request(payload, { secret: 'another secret altogether' })],
    ['forged', request(payload, { signature: 'sha256=' })],
    ['forged', request(payload, { signature: 'sha1=0000' })],
    ['malformed', request(null, { bytes: Buffer.from('not json') })],
    ['malformed', request(null, { bytes: Buffer.from([0x22, 0xff, 0x22]) })],
    ['malformed', request({ zen: 'Keep it logically awesome.' }, { event: 'ping' })],
    ['malformed', request({ ...payload, pull_request: { number: '7; rm' } })],
    ['foreign', request({ ...payload, repository: { full_name: 'collective/other' } })],
    ['too-large', request({ ...payload, extra: 'x'.repeat(1_000_000) })],
  ] as const)('refuses what is %s', (fault, refused) => {
    expect(readDelivery(refused, settings)).toEqual({ fault })
  })

  it('refuses a body that was altered by one byte', () => {
    const whole = request(payload)
    const altered = { ...whole, body: Buffer.from(Buffer.from(whole.body).toString().replace('"number":7', '"number":8')) }
    expect(readDelivery(altered, settings)).toEqual({ fault: 'forged' })
  })

  it('refuses to work with a secret that anyone could guess', () => {
    expect(() => readDelivery(request(payload), { ...settings, secret: '' })).toThrow('secret')
  })
})
