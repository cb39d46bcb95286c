import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake } from '../../testing/create-test-intake.ts'
import { readFields, readText } from '../../testing/read-html.ts'

type Session = Record<string, string>
const first = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const travailler = first.replace('Fravailler', 'Travailler')
const oeuvrer = first.replace('Fravailler', 'Œuvrer')
const connaitre = first.replace('rayonner', 'connaître')

async function propose(intake: TestIntake, body: string, rationale?: string): Promise<string> {
  return intake.forge.propose([{ type: 'revise', item: 'lieux', body }], rationale ? { rationale } : {})
}

/** Opens a session on « lieux » and gives its address. */
async function open(intake: TestIntake, session: Session): Promise<string> {
  const opened = await intake.post('/coordination/seances/', { element: 'lieux' }, session)
  expect(opened.status).toBe(303)
  return opened.headers.get('location') ?? ''
}

async function read(intake: TestIntake, path: string, session: Session): Promise<{ html: string; text: string; fields: Record<string, string> }> {
  const html = await (await intake.get(path, session)).text()
  return { html, text: readText(html), fields: readFields(html, '<merging-session') }
}

/** Saves the page as it stands with some fields changed. */
async function save(intake: TestIntake, path: string, session: Session, changed: Record<string, string>, from?: Record<string, string>): Promise<Response> {
  return intake.post(path, { ...(from ?? (await read(intake, path, session)).fields), ...changed }, session)
}

async function close(intake: TestIntake, path: string, session: Session): Promise<Response> {
  const page = await (await intake.get(`${path}clore/`, session)).text()
  return intake.post(`${path}clore/`, readFields(page, 'ou rien'), session)
}

const keyIn = (html: string): string => /id="mots-([0-9a-f]{12})"/.exec(html)?.[1] ?? ''

describe('a merging session', () => {
  it('shows all that is proposed in one text, with whose each word is', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    await propose(intake, travailler, 'Faute de frappe.')
    await propose(intake, connaitre)
    const path = await open(intake, session)
    const { text, html } = await read(intake, path, session)
    expect(text).toContain('Séance d’intégration : Action 1')
    expect(text).toContain('2 dans le texte · 0 en attente · 0 non retenue')
    expect(text).toContain('ajouté, n° 1 : Travailler')
    expect(text).toContain('ajouté, n° 2 : connaître')
    expect(text).toContain('Faute de frappe.')
    expect(html).not.toMatch(/<script(?! type="module" src)/)
    expect((await intake.post('/coordination/seances/', { element: 'lieux' }, session)).headers.get('location')).toBe(path)
  })

  it('cuts no words that are too long: it keeps nothing, and gives them back', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    await propose(intake, travailler)
    const path = await open(intake, session)
    for (const [field, length] of [['note', 10_001], ['version', 301]] as const) {
      const words = `${'é'.repeat(length - 3)}fin`
      const answer = await save(intake, path, session, { [field]: words })
      expect([answer.status, readFields(await answer.text(), '<merging-session')[field]]).toEqual([422, words])
      expect((await read(intake, path, session)).fields[field]).toBe('')
    }
  })

  it('gives no version the name of another', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    const prepare = async (version: string, body: string) => {
      await propose(intake, body)
      const path = await open(intake, session)
      await save(intake, path, session, { version })
      return path
    }
    expect((await close(intake, await prepare('Version de mars', travailler), session)).status).toBe(303)
    const path = await prepare('version  de Mars', travailler.replace('fêtes', 'bals'))
    const page = await intake.get(`${path}clore/`, session)
    expect([page.status, readText(await page.text())]).toEqual([422, expect.stringContaining('Une version porte déjà ce nom')])
    expect((await close(intake, path, session)).status).not.toBe(303)
    expect((await intake.forge.state()).plan.versions.map(({ title }) => title)).toEqual(['Version de mars'])
    await save(intake, path, session, { version: 'Version d’avril' })
    expect((await close(intake, path, session)).status).toBe(303)
  })

  it('is closed by one act: texts, decisions with reasons, its event', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    const [one, two, three] = [await propose(intake, travailler), await propose(intake, oeuvrer), await propose(intake, connaitre)]
    const path = await open(intake, session)
    const { html, text } = await read(intake, path, session)
    expect(text).toContain('Avant de clore, reste 1 chose')
    const key = keyIn(html)
    await save(intake, path, session, { [`mots-${key}`]: two, [`raison-${key}`]: 'Plus juste.', [`choix-${three}`]: 'declined', [`raison-${three}`]: 'Rayonner dit plus.', reste: 'Quels lieux ?', note: 'À trois.', version: 'Après la séance' })
    const ready = await read(intake, `${path}clore/`, session)
    expect(ready.text).toContain('n° 1 , contribution anonyme : regroupée avec n° 2')
    expect(ready.text).toContain('n° 3 , contribution anonyme : non retenue')
    const closed = await close(intake, path, session)
    expect([closed.status, closed.headers.get('location')]).toEqual([303, path])
    const state = await intake.forge.state()
    expect(state.plan.items.get('lieux')?.body).toBe(oeuvrer)
    expect([one, two, three].map((id) => state.contributions.get(id)?.status)).toEqual(['merged-into', 'accepted', 'declined'])
    expect(state.events.at(-1)).toMatchObject({ type: 'closed', leftOpen: 'Quels lieux ?', note: 'À trois.', version: 'apres-la-seance' })
    expect((await read(intake, path, session)).text).toContain('Séance close : Action 1')
    expect(await intake.folder.records('sessions').list()).toEqual([])
    expect((await read(intake, '/coordination/seances/', session)).text).toContain('Compte rendu : Action 1')
  })

  it('keeps what was chosen on disk, and shows what comes later switched off', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    const one = await propose(intake, travailler)
    const path = await open(intake, session)
    await save(intake, path, session, { [`choix-${one}`]: 'out' })
    const late = await propose(intake, connaitre)
    const { text, fields } = await read(intake, path, session)
    expect(text).toContain('Arrivée après l’ouverture')
    expect([fields[`choix-${one}`], fields[`choix-${late}`]]).toEqual(['out', 'out'])
    expect(await intake.folder.records('sessions').list()).toHaveLength(1)
    await save(intake, path, session, { [`choix-${late}`]: 'in' })
    await close(intake, path, session)
    const state = await intake.forge.state()
    expect([one, late].map((id) => state.contributions.get(id)?.status)).toEqual(['pending', 'accepted'])
  })

  it('takes free edits as the coordination’s own, whatever is switched after', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    const one = await propose(intake, travailler)
    const path = await open(intake, session)
    await save(intake, path, session, { texte: 'Travailler avec ces lieux. Les faire rayonner par des fêtes et des bals.', 'raison-texte': 'Oubli.' })
    const { text } = await read(intake, path, session)
    expect(text).toContain('ajouté, coordination : et des bals')
    await save(intake, path, session, { [`choix-${one}`]: 'out' })
    await close(intake, path, session)
    const state = await intake.forge.state()
    expect(state.plan.items.get('lieux')?.body).toBe('Fravailler avec ces lieux.\nLes faire rayonner par des fêtes et des bals.\n')
    expect(state.contributions.get(one)?.status).toBe('pending')
  })

  it('takes in what two coordinators change at once, and overwrites neither', async () => {
    const intake = await createTestIntake()
    const [ana, bea] = [await intake.signIn('Ana'), await intake.signIn('Béa')]
    const [one, two] = [await propose(intake, travailler), await propose(intake, connaitre)]
    const path = await open(intake, ana)
    const read1 = (await read(intake, path, ana)).fields
    const read2 = (await read(intake, path, bea)).fields
    await save(intake, path, ana, { [`choix-${one}`]: 'out', note: 'Ana.', texte: 'Travailler avec ces beaux lieux. Les faire connaître par des fêtes.' }, read1)
    const second = await save(intake, path, bea, { [`choix-${two}`]: 'declined', [`raison-${two}`]: 'Non.', note: 'Béa.', texte: 'Travailler avec ces lieux. Les faire connaître par des bals.' }, read2)
    expect(second.status).toBe(409)
    const html = await second.text()
    expect(readText(html)).toContain('Un mot pour le compte rendu (facultatif) Ana.')
    const again = readFields(html, '<merging-session')
    expect(again['note']).toBe('Béa.')
    expect((await intake.post(path, again, bea)).status).toBe(303)
    const { fields, text } = await read(intake, path, ana)
    expect(fields).toMatchObject({ [`choix-${one}`]: 'out', [`choix-${two}`]: 'declined', [`raison-${two}`]: 'Non.', note: 'Béa.' })
    expect(fields['texte']).toContain('beaux lieux')
    expect(text).toContain('Y prennent part')
  })

  it('takes one’s own later words for what they are, when the page has not heard of the earlier ones', async () => {
    const intake = await createTestIntake()
    const ana = await intake.signIn('Ana')
    const one = await propose(intake, travailler)
    const path = await open(intake, ana)
    const page = (await read(intake, path, ana)).fields
    const typed = (words: string) => ({ ...page, faire: 'auto', note: words, texte: `${page['texte']} ${words}` })
    for (const words of ['Et', 'Et les', 'Et les ouvrir.']) expect((await intake.post(path, typed(words), ana)).status).toBe(200)
    expect((await intake.post(path, { ...typed('Et les ouvrir.'), [`choix-${one}`]: 'out' }, ana)).status).toBe(200)
    const { fields } = await read(intake, path, ana)
    expect(fields).toMatchObject({ note: 'Et les ouvrir.', texte: 'Fravailler avec ces lieux. Les faire rayonner par des fêtes. Et les ouvrir.' })
  })

  it('does not close on what changed since it was read', async () => {
    const intake = await createTestIntake()
    const [ana, bea] = [await intake.signIn('Ana'), await intake.signIn('Béa')]
    await propose(intake, travailler)
    const path = await open(intake, ana)
    const page = await (await intake.get(`${path}clore/`, ana)).text()
    await save(intake, path, bea, { note: 'Encore un mot.' })
    const refused = await intake.post(`${path}clore/`, readFields(page, 'ou rien'), ana)
    expect([refused.status, readText(await refused.text())]).toEqual([409, expect.stringContaining('a changé depuis que vous avez ouvert cette page')])
    expect((await intake.forge.state()).events.at(-1)?.type).toBe('submitted')
  })

  it('does not close on a proposal that its author rewrote since, and says so', async () => {
    const intake = await createTestIntake()
    const ana = await intake.signIn('Ana')
    const one = await propose(intake, travailler)
    const path = await open(intake, ana)
    const page = await (await intake.get(`${path}clore/`, ana)).text()
    const { base = '', person } = (await intake.forge.state()).contributions.get(one)!
    await intake.forge.deliver({ type: 'rework', id: intake.forge.nextId(), at: '2026-10-02T10:00:00.000Z', by: person, draft: { kind: 'amendment', id: one, person, base, changes: [{ type: 'revise', item: 'lieux', body: oeuvrer }] } })
    expect((await intake.post(`${path}clore/`, readFields(page, 'ou rien'), ana)).status).toBe(409)
    expect((await read(intake, path, ana)).text).toContain('Réécrite depuis l’ouverture')
  })

  it('keeps nothing of a text that is too long, and gives it back', async () => {
    const intake = await createTestIntake()
    const ana = await intake.signIn('Ana')
    await propose(intake, travailler)
    const path = await open(intake, ana)
    const long = `${'Un mot. '.repeat(2_600)}Fin.`
    const refused = await save(intake, path, ana, { texte: long })
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(readText(html)).toContain('Un des champs est trop long')
    expect(readFields(html, '<merging-session')['texte']).toBe(long)
    expect((await read(intake, path, ana)).fields['texte']).not.toContain('Un mot.')
  })

  it('says nothing without a session, and knows no other address', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    await propose(intake, travailler)
    const path = await open(intake, session)
    expect((await intake.get(path)).status).toBe(401)
    expect((await intake.post(path, { note: 'x' })).status).toBe(401)
    expect((await intake.get('/coordination/seances/0000000099/', session)).status).toBe(404)
    expect((await intake.post('/coordination/seances/', { element: 'ailleurs' }, session)).status).toBe(404)
  })

  it('can be abandoned: the proposals stay pending', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    const one = await propose(intake, travailler)
    const path = await open(intake, session)
    expect((await intake.post(`${path}abandonner/`, {}, session)).status).toBe(303)
    expect((await intake.get(path, session)).status).toBe(404)
    expect((await intake.forge.state()).contributions.get(one)?.status).toBe('pending')
  })
})
