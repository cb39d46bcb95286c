import { describe, expect, it } from 'vitest'
import { addressIn, chooseRoute } from './route.ts'

const scope = 'https://plan.example/collectif/'
const route = (path: string, asked: { method?: string; mode?: string } = {}) => chooseRoute({ method: 'GET', mode: 'navigate', url: new URL(path, scope).href, ...asked }, scope)

describe('chooseRoute', () => {
  it.each([['', 'page'], ['actions/un/', 'page'], ['recherche/?q=monnaie', 'page'], ['proposer/?intention=idee', 'form'], ['proposer/verifier/', 'private'], ['suivi/abc/def/', 'private'], ['coordination/', 'private'], ['propositions/', 'page'], ['/ailleurs/', 'leave'], ['https://autre.example/collectif/', 'leave']])('a page, %s: %s', (path, wanted) => {
    expect(route(path)).toBe(wanted)
  })

  it.each([['_assets/site.abc.css', 'asset'], ['recherche/mots/1b2c.json', 'asset'], ['recherche/textes/1b2c.json', 'asset'], ['recherche/index.json?ts=1', 'file'], ['api/openapi.json', 'leave'], ['intake/receipt.js', 'leave'], ['build.json', 'leave']])('a file, %s: %s', (path, wanted) => {
    expect(route(path, { mode: 'cors' })).toBe(wanted)
  })

  it('keeps what is sent by the form where there is no network, and touches nothing else that is sent', () => {
    expect(route('proposer/envoyer/', { method: 'POST' })).toBe('send')
    expect(route('proposer/verifier/', { method: 'POST' })).toBe('send')
    expect(route('proposer/verifier/', { method: 'POST', mode: 'cors' })).toBe('leave')
    expect(route('coordination/contributions/a/decider/', { method: 'POST' })).toBe('leave')
    expect(route('plan/', { method: 'POST' })).toBe('leave')
  })
})

describe('what is sent from a private page', () => {
  it('is answered by a page that says where the words are, where there is no network', () => {
    expect(route('suivi/abc/def/repondre/', { method: 'POST' })).toBe('private')
    expect(route('suivi/abc/def/repondre/', { method: 'POST', mode: 'cors' })).toBe('leave')
  })
})

describe('addressIn', () => {
  it('drops the query and the fragment', () => expect(addressIn(`${scope}plan/?q=1#p2`, scope)).toBe('plan/'))
  it('knows another site', () => expect(addressIn('https://autre.example/', scope)).toBeNull())
})
