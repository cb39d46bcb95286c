import { describe, expect, it } from 'vitest'
import { checkPlan } from '../content/check-plan.ts'
import { normalisePlain, toPlain } from '../text/plain.ts'
import { createTestIntake } from '../testing/create-test-intake.ts'
import type { TestIntake } from '../testing/create-test-intake.ts'
import { proposeByForm } from '../testing/propose-by-form.ts'
import { openDecision } from '../testing/decide-at-desk.ts'
import { readFields } from '../testing/read-html.ts'
import { createSigner } from './guards/signer.ts'

/** What a page of ours never has: a tag or an attribute that acts, an address that runs. Words may say anything. */
function findDanger(page: string): string[] {
  const tags = [...page.matchAll(/<[a-z][^\s>]*(?:\s+[\w-]+(?:="[^"]*")?)*\s*\/?>/gi)].map(([tag]) => tag)
  const leftovers = tags.reduce((text, tag) => text.replace(tag, ''), page).match(/<(?!\/|!doctype)[^>]{0,40}/gi) ?? []
  const acting = tags.filter((tag) => /^<(?:script(?! type="module" src="\/intake\/)|img|iframe|object|embed|svg|style|base)\b/i.test(tag) || /\s(?:on\w+|srcdoc|style)=/i.test(tag.replace(/="[^"]*"/g, '=')))
  const addresses = tags.flatMap((tag) => [...tag.matchAll(/\s(?:href|src|action|formaction)="([^"]*)"/g)].map(([, url = '']) => url)).filter((url) => !/^(?:\/|#|\?|https?:|mailto:|$)/.test(url))
  return [...leftovers, ...acting, ...addresses]
}

async function everyPageOf(intake: TestIntake, path: string, id: string, session: Record<string, string>): Promise<string[]> {
  const addresses = [path, `/coordination/contributions/${id}/`, '/coordination/', `/proposer/?intention=reagir&proposition=${id}`, `/contributions/${id}/`, `${path}retravailler/`]
  return Promise.all(addresses.map(async (address) => (await intake.get(address, session)).text()))
}

async function accept(intake: TestIntake, session: Record<string, string>, id: string, over: Record<string, string> = {}): Promise<Response> {
  const form = await openDecision(intake, session, id)
  return intake.post(`/coordination/contributions/${id}/decider/`, { ...form, decision: 'accepted', ...over }, session)
}

describe('markup', () => {
  const words = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '[clic](javascript:alert(1)) ![x](data:text/html,<script>1</script>)',
    '</textarea><script>alert(1)</script>',
    '<!--titre--><!--contenu-->',
    '</title><script>alert(1)</script>',
    '&lt;script&gt; &#60;script&#62;',
    '{{constructor.constructor("alert(1)")()}} ${alert(1)} <%= 1 %>',
    '<details open ontoggle=alert(1)>',
  ]
  it.each(words)('stays words, on every page: %s', async (word) => {
    const intake = await createTestIntake()
    const session = await intake.signIn(word)
    const { id, path, preview, page } = await proposeByForm(intake, 'intention=ajouter&element=lieux', { titre: word, texte: `Avant ${word} après.`, pourquoi: word, nom: word })
    for (const shown of [preview, page, ...(await everyPageOf(intake, path, id, session))]) expect(findDanger(shown)).toEqual([])
    expect(intake.errors).toEqual([])
    await accept(intake, session, id)
    const [added] = (await intake.forge.state()).contributions.get(id)?.decision?.landed ?? []
    const item = (await intake.forge.state()).plan.items.get(added?.item ?? '')
    expect(toPlain(item?.body ?? '')).toBe(normalisePlain(`Avant ${word} après.`))
    expect(item?.title).toBe(word)
  })
})

describe('front matter', () => {
  it.each(['---js\nglobalThis.hacked = true\n---', '---\nstatus: adopted\n---\nTexte', '---json\n{"order":1}\n---\nTexte', '...\n---\norder: 0'])('is never read from a text: %j', async (texte) => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const { id } = await proposeByForm(intake, 'intention=ajouter&element=lieux', { texte })
    expect((await accept(intake, session, id, { 'id-0': 'nouvelle' })).status).toBe(303)
    const state = await intake.forge.state()
    expect(checkPlan(state.files)).toEqual([])
    expect(toPlain(state.plan.items.get('nouvelle')?.body ?? '')).toBe(normalisePlain(texte))
    expect(globalThis).not.toHaveProperty('hacked')
    expect(state.plan.items.size).toBe(6)
  })

  it.each(['x\nstatus: adopted', '[a, b]', '- liste', 'null', 'true', '2026-01-01', '!!js/function "x"', '&a *a', '"', "it's: {a}", '# titre', '|', '>', '@[p-0000000001]', '\u0085order: 0', '\u2028order: 0'])('takes a title as a text: %j', async (titre) => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const { id } = await proposeByForm(intake, 'intention=ajouter&element=lieux', { titre, texte: 'Texte.' })
    await accept(intake, session, id, { 'id-0': 'nouvelle' })
    const state = await intake.forge.state()
    expect(checkPlan(state.files)).toEqual([])
    expect(state.plan.items.get('nouvelle')?.title).toBe(titre.replace(/[\n\u0085\u2028]/g, ' ').trim())
  })
})

describe('names of things', () => {
  it.each(['../../plan', 'actions/lieux.md', '__proto__', 'constructor', 'toString', 'LIEUX', 'lieux\0', 'refs/heads/main', '--help', 'lieux/../plan', '%2e%2e', '@{-1}'])('looks an item up, and never goes by %j', async (element) => {
    const intake = await createTestIntake()
    const head = (await intake.forge.state()).heads.main
    for (const intention of ['modifier', 'retirer', 'ajouter', 'reagir']) {
      const query = new URLSearchParams({ intention, element })
      expect((await intake.get(`/proposer/?${query}`)).status).toBe(404)
      expect((await intake.post('/proposer/verifier/', { intention, element, texte: 'Texte.', accord: 'oui' })).status).toBe(422)
    }
    expect((await intake.get(`/coordination/contributions/${encodeURIComponent(element)}/`, await intake.signIn())).status).toBe(404)
    expect((await intake.forge.state()).heads.main).toBe(head)
    expect(intake.errors).toEqual([])
  })

  it.each(['../x', 'a/b', 'Lieux', 'lieux.md', '-a', 'a--b', '', 'a'.repeat(81), '.git', 'con\0', 'é'])('gives no item the address %j', async (id) => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const proposed = await proposeByForm(intake, 'intention=ajouter&element=lieux', { texte: 'Texte.' })
    const answer = await accept(intake, session, proposed.id, { 'id-0': id })
    // An empty one keeps the proposal's own.
    expect(answer.status).toBe(id === '' ? 303 : 422)
    expect([...(await intake.forge.state()).files.keys()].filter((path) => !/^(?:plan\.md|(?:axes|objectives|actions)\/[a-z0-9-]+\.md)$/.test(path))).toEqual([])
  })

  it('reads no file by a name in an address', async () => {
    const intake = await createTestIntake({ settings: { hold: true } })
    const session = await intake.signIn()
    for (const name of ['..%2f..%2fkey', '%2e%2e%2fkey', 'a%00b', '__proto__']) {
      expect((await intake.get(`/coordination/attente/${name}/`, session)).status).toBe(404)
      expect((await intake.post(`/coordination/attente/${name}/liberer/`, {}, session)).status).toBe(404)
      expect((await intake.post(`/coordination/mises-de-cote/${name}/oublier/`, {}, session)).status).toBe(303)
      expect((await intake.get(`/suivi/${name}/${'A'.repeat(43)}/`)).status).toBe(404)
    }
    expect(intake.folder.key).toHaveLength(32)
    expect(intake.errors).toEqual([])
  })

  it('takes no field that the form does not have', async () => {
    const intake = await createTestIntake()
    const answer = await intake.post('/proposer/verifier/', { intention: 'idee', texte: 'Texte.', accord: 'oui', __proto__: 'x', 'constructor': 'x', status: 'accepted', kind: 'amendment', person: 'p-0000000001' })
    expect(answer.status).toBe(200)
    expect(({} as Record<string, unknown>)['status']).toBeUndefined()
    const posted = await intake.app.request('/api/contributions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"intention":"idee","texte":"T","accord":true,"__proto__":{"kind":"x"}}' })
    expect([202, 400]).toContain(posted.status)
  })
})

describe('Git', () => {
  it('keeps every contributed word out of commit messages', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const words = 'Closes #1, fixes #2 @everyone\n\nCo-authored-by: X <x@example.org>\nDecided-By: p-0000000009\nContribution: 0000000009'
    const { id } = await proposeByForm(intake, 'intention=ajouter&element=lieux', { titre: 'Fixes #3', texte: words, pourquoi: words, nom: 'Closes #4' })
    await accept(intake, session, id, { pourquoi: words })
    const state = await intake.forge.state()
    const register = await intake.forge.forge.repository.log(state.heads.register ?? '', 'events')
    for (const { message, author } of [...state.log, ...register]) expect(`${author} ${message}`).not.toMatch(/#\d|@everyone|Co-authored|p-0000000009|0000000009|example\.org/)
  })
})

describe('sizes and signs', () => {
  const signs = ['*', '>', '[', '`', '<', '1. ', '**a', '[a](']
  it.each(signs)('publishes 8 kB of %j whole', { timeout: 120_000 }, async (sign) => {
    const intake = await createTestIntake()
    const texte = `Début ${sign.repeat(Math.floor(8_000 / sign.length))} fin`
    const { page, id } = await proposeByForm(intake, 'intention=ajouter&element=lieux', { texte })
    expect(page).toContain('fin')
    const [change] = (await intake.forge.state()).contributions.get(id)?.changes ?? []
    expect(toPlain(change?.type === 'add' ? change.body : '')).toBe(normalisePlain(texte))
  })

  it('says that 20,001 characters are too many, and gives them back', async () => {
    const intake = await createTestIntake()
    const texte = 'a'.repeat(20_001)
    const page = await intake.post('/proposer/verifier/', { intention: 'idee', texte, accord: 'oui' })
    expect(page.status).toBe(422)
    expect(readFields(await page.text())['texte']).toBe(texte)
  })

  it('takes 20,000 signs that must all be escaped', async () => {
    const intake = await createTestIntake()
    const { id } = await proposeByForm(intake, 'intention=idee', { texte: '*'.repeat(20_000) })
    expect(toPlain((await intake.forge.state()).contributions.get(id)?.text ?? '')).toBe('*'.repeat(20_000))
  })

  it('refuses a megabyte, announced or not', async () => {
    const intake = await createTestIntake()
    const answer = await intake.post('/proposer/verifier/', { intention: 'idee', texte: 'a'.repeat(1_100_000), accord: 'oui' })
    expect(answer.status).toBe(413)
    const stream = new Blob(['texte=', 'a'.repeat(1_100_000)]).stream()
    const streamed = await intake.app.request('/proposer/verifier/', { method: 'POST', body: stream, duplex: 'half', headers: { 'content-type': 'application/x-www-form-urlencoded' } } as RequestInit)
    expect(streamed.status).toBe(413)
  })

  it('drops what cannot be seen, and keeps the words', async () => {
    const intake = await createTestIntake()
    const { id } = await proposeByForm(intake, 'intention=idee', { texte: 'Un\0 deux\u202e trois\u2066 quatre\u0007', nom: 'Zo\u202eé\u0000' })
    const state = await intake.forge.state()
    expect(state.contributions.get(id)?.text).toBe('Un deux trois quatre')
    expect(Object.values(state.people)).toEqual([{ name: 'Zoé' }])
  })

  it.each([
    ['bytes that are not UTF-8', 'application/x-www-form-urlencoded', 'intention=idee&texte=%FF%FE%E9&accord=oui'],
    ['half a character', 'application/x-www-form-urlencoded', 'intention=idee&texte=%F0%9F&accord=oui'],
    ['a broken escape', 'application/x-www-form-urlencoded', 'intention=idee&texte=%&accord=%ZZ'],
    ['another character set', 'application/x-www-form-urlencoded; charset=utf-16', 'intention=idee&texte=a&accord=oui'],
    ['no form at all', 'text/plain', 'bonjour'],
    ['a broken multipart', 'multipart/form-data; boundary=x', '--y\r\nnothing'],
    ['nothing', 'application/x-www-form-urlencoded', ''],
    ['the same field many times', 'application/x-www-form-urlencoded', `${'texte=a&'.repeat(5_000)}intention=idee`],
  ])('answers %s with a page, not a fault', async (_, type, body) => {
    const intake = await createTestIntake()
    for (const path of ['/proposer/verifier/', '/proposer/envoyer/', '/api/contributions']) {
      const answer = await intake.app.request(path, { method: 'POST', body, headers: { 'content-type': type } })
      expect([200, 400, 422]).toContain(answer.status)
    }
    expect((await intake.forge.state()).contributions.size).toBe(0)
  })

  it.each(['[', '{"a":', '"', '1e999', 'null', '[]', '"text"', '['.repeat(100_000), '{"intention":"idee","texte":{"a":1}}', '{"intention":["idee"],"titre":["a"]}'])('answers JSON that is not a submission with 400 (%#)', async (body) => {
    const intake = await createTestIntake()
    const answer = await intake.app.request('/api/contributions', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    expect(answer.status).toBe(400)
    expect(intake.errors).toEqual([])
  })

  it('lets no picture that is missing into the plan', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const { id } = await proposeByForm(intake, 'intention=modifier&element=medias', { texte: 'Voir ![photo](absente.png) et [lien](../actions/absente.md) <img src=absente.png>.' })
    await accept(intake, session, id)
    const state = await intake.forge.state()
    expect(state.plan.items.get('medias')?.body).toContain('photo')
    expect(checkPlan(state.files)).toEqual([])
  })
})

describe('headers', () => {
  it('takes no line end from an address or a field', async () => {
    const intake = await createTestIntake()
    for (const path of ['/proposer/?intention=idee%0d%0aSet-Cookie:x=1', '/plan%0d%0aSet-Cookie:x=1', '/suivi/a%0d%0aX:1/b/', '/coordination/entrer/%0d%0aX:1/']) {
      const answer = await intake.get(path)
      expect(answer.headers.get('set-cookie')).toBeNull()
      expect(answer.headers.get('x')).toBeNull()
    }
  })

  it('goes to no other site', async () => {
    const intake = await createTestIntake()
    for (const path of ['//evil.example/', '/\\evil.example', '/%2f%2fevil.example']) {
      expect((await intake.get(path)).headers.get('location') ?? '/').toMatch(/^\/(?!\/)/)
    }
  })
})

describe('forgeries', () => {
  it('opens no private page with a token of another purpose, contribution or key', async () => {
    const intake = await createTestIntake()
    const { id, path } = await proposeByForm(intake, 'intention=idee', { texte: 'Une idée.' })
    const signer = createSigner(intake.folder.key)
    const foreign = createSigner(Buffer.alloc(32, 7))
    const token = path.split('/').at(-2) ?? ''
    const tokens = [signer.sign('session', id), signer.sign('coordinator', id, ''), signer.sign('follow', '0000000009'), foreign.sign('follow', id), `${token}A`, token.slice(0, -1), `${token}=`, token.toLowerCase(), `${token.slice(0, 20)}+${token.slice(21)}`]
    for (const forged of tokens) expect([forged, (await intake.get(`/suivi/${id}/${encodeURIComponent(forged)}/`)).status]).toEqual([forged, 404])
    expect((await intake.post(`/suivi/${id}/${foreign.sign('follow', id)}/annuler/`, {})).status).toBe(404)
    expect((await intake.forge.state()).contributions.get(id)?.status).toBe('pending')
  })

  it('opens the desk for no altered, foreign, or prolonged session', async () => {
    const intake = await createTestIntake()
    const { cookie = '' } = await intake.signIn('Ana')
    const [name, value = ''] = cookie.split('=')
    const [id = '', expires = '', token = ''] = value.split('.')
    const altered = [`${id}.${Number(expires) + 1}.${token}`, `p-0000000009.${expires}.${token}`, `${id}.${expires}.`, `${id}..${token}`, `${id}.NaN.${token}`, `${id}.Infinity.${token}`, token, '', `${id}.${expires}.${createSigner(Buffer.alloc(32)).sign('session', id, '', expires)}`]
    for (const forged of altered) expect([forged, (await intake.get('/coordination/', { cookie: `${name}=${forged}` })).status]).toEqual([forged, 401])
    expect((await intake.get('/coordination/', { cookie })).status).toBe(200)
  })

  it('believes no departure that it did not sign', async () => {
    const intake = await createTestIntake()
    const head = (await intake.forge.state()).heads.main
    for (const depart of [`0.${head}.${'A'.repeat(43)}`, `${Date.now()}.${'0'.repeat(40)}.x`, '..', 'x']) {
      const preview = await (await intake.post('/proposer/verifier/', { intention: 'idee', texte: 'Une idée.', accord: 'oui', depart })).text()
      expect(readFields(preview)['depart']?.split('.')[0]).toBe(String(intake.clock.now().getTime()))
    }
  })

  it('sends nothing for a key that it did not sign', async () => {
    const intake = await createTestIntake()
    for (const cle of ['', 'x', `0000000001.p-0000000001.${'A'.repeat(43)}`, `../../key.p-0000000001.x`]) {
      const answer = await intake.post('/proposer/envoyer/', { intention: 'idee', texte: 'Une idée.', accord: 'oui', cle, geste: 'envoyer' })
      expect(answer.status).toBe(200)
    }
    expect(intake.outbox.pending()).toEqual([])
  })

  it('stops a robot that fills every field, and lets a person empty it', async () => {
    const intake = await createTestIntake()
    const page = await intake.post('/proposer/verifier/', { intention: 'idee', texte: 'Une idée.', accord: 'oui', 'site-web': 'https://spam.example' })
    expect(page.status).toBe(422)
    const fields = readFields(await page.text())
    expect(fields).toMatchObject({ texte: 'Une idée.', 'site-web': 'https://spam.example' })
    expect((await intake.post('/proposer/verifier/', { ...fields, 'site-web': '' })).status).toBe(200)
  })
})
