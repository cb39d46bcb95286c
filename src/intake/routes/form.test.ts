import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { readFields, readText } from '../../testing/read-html.ts'

describe('the form', () => {
  it('opens on the text of today, as plain words', async () => {
    const intake = await createTestIntake()
    const page = await intake.get('/proposer/?intention=modifier&element=lieux')
    expect(page.status).toBe(200)
    const body = await page.text()
    expect(readText(body)).toContain('Modifier : action 1')
    expect(readFields(body)['texte']).toBe('Fravailler avec ces lieux. Les faire rayonner par des fêtes.')
  })

  it('tells the change in words before it is sent, and keeps nothing yet', async () => {
    const intake = await createTestIntake()
    const form = readFields(await (await intake.get('/proposer/?intention=modifier&element=lieux')).text())
    const preview = await intake.post('/proposer/verifier/', { ...form, texte: 'Travailler avec ces lieux. Les faire rayonner par des fêtes.', accord: 'oui' })
    expect(preview.status).toBe(200)
    expect(readText(await preview.text())).toContain('Remplace « Fravailler » par « Travailler »')
    expect(intake.outbox.pending()).toEqual([])
    expect((await intake.forge.state()).contributions.size).toBe(0)
  })

  it('compares lists as they will be read, each item apart', async () => {
    const intake = await createTestIntake()
    const { page } = await proposeByForm(intake, 'intention=modifier&element=lieux', { texte: 'Fravailler avec ces lieux. Les faire rayonner par des fêtes.\n\n- Un bal\n- Un jardin' })
    expect(page).toMatch(/<p><ins>.*• Un bal.*<\/p><p><ins>.*• Un jardin/)
    expect(readText(page)).not.toContain('- Un')
  })

  it('stores a typed number as a link, in the plan’s text and nowhere else', async () => {
    const intake = await createTestIntake()
    const texte = 'Fravailler avec ces lieux. Les faire rayonner par des fêtes, comme l’action 2.'
    const { id, preview } = await proposeByForm(intake, 'intention=modifier&element=lieux', { texte, pourquoi: 'Voir l’action 2.' })
    expect(readText(preview)).toContain('Ajoute « , comme l’action 2 »')
    expect(preview).toContain('<a href="/actions/medias/">action 2</a>')
    const { contributions } = await intake.forge.state()
    expect(contributions.get(id)).toMatchObject({ changes: [{ body: expect.stringContaining('comme l’[action 2](../actions/medias.md).') }], rationale: 'Voir l’action 2.' })
    await intake.forge.decide({ contribution: id, outcome: 'accepted' })
    const form = readFields(await (await intake.get('/proposer/?intention=modifier&element=lieux')).text())
    expect(form['texte']).toBe(texte)
  })

  it('shows the text that would be removed, in the form and before it is sent', async () => {
    const intake = await createTestIntake()
    expect(readText(await (await intake.get('/proposer/?intention=retirer&element=lieux')).text())).toContain('Le texte à retirer Fravailler avec ces lieux.')
    const { preview } = await proposeByForm(intake, 'intention=retirer&element=lieux', {})
    expect(readText(preview)).toContain('Le texte qui serait retiré Fravailler avec ces lieux.')
  })

  it('folds what is far from a change', async () => {
    const intake = await createTestIntake()
    const { page } = await proposeByForm(intake, 'intention=modifier&element=lieux', { texte: ['Travailler avec ces lieux.', 'Un.', 'Deux.', 'Trois.'].join('\n\n') })
    expect(page).not.toContain('sans changement')
    const id = await intake.forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un média.\n\nUn.\n\nDeux.\n\nTrois.\n\nQuatre.\n' }])
    await intake.forge.decide({ contribution: id, outcome: 'accepted' })
    const long = await proposeByForm(intake, 'intention=modifier&element=medias', { texte: 'Faire un média.\n\nUn.\n\nDeux.\n\nTrois.\n\nQuatre.' })
    expect(long.page).toMatch(/Un\.<\/p><details><summary lang="fr">3 passages sans changement<\/summary><p>Deux\./)
  })

  it('names a message and a missing item for what they are', async () => {
    const intake = await createTestIntake()
    const { preview, page } = await proposeByForm(intake, 'intention=reagir&element=lieux', { texte: 'Oui.' })
    expect(readText(preview)).toContain('Voici ce que vous écrivez')
    expect(decodeURIComponent(page)).toMatch(/Mon message.: le lien à garder/)
    expect(readText(page)).not.toContain('décide')
    const missing = await intake.get('/proposer/?intention=modifier&element=absente')
    expect([missing.status, readText(await missing.text())]).toEqual([404, expect.stringContaining('Cette partie du plan n’existe pas')])
  })

  it('keeps words meant for a part that is not there, as an idea that can be sent', async () => {
    const intake = await createTestIntake()
    const refused = await intake.post('/proposer/verifier/', { intention: 'modifier', element: 'absente', texte: 'Planter des arbres.', pourquoi: 'Il fait chaud.', nom: 'Zoé', accord: 'oui' })
    const page = await refused.text()
    expect(readText(page)).toContain('Ce que vous aviez écrit est ci-dessous.')
    const fields = readFields(page)
    expect(fields).toMatchObject({ intention: 'idee', texte: 'Planter des arbres.\n\nIl fait chaud.', nom: 'Zoé', accord: 'oui' })
    expect(readText(await (await intake.post('/proposer/verifier/', fields)).text())).toContain('Envoyer')
  })

  it('opens on the whole text where the paragraph is not there any more', async () => {
    const intake = await createTestIntake()
    const page = await (await intake.get('/proposer/?intention=modifier&element=medias&bloc=99')).text()
    expect(readText(page)).toContain('Ce paragraphe n’existe plus')
    expect(readFields(page)).not.toHaveProperty('bloc')
  })

  it('writes sizes in groups of three', async () => {
    const intake = await createTestIntake()
    const form = readFields(await (await intake.get('/proposer/?intention=idee')).text())
    const page = await intake.post('/proposer/verifier/', { ...form, texte: 'a'.repeat(20_001), accord: 'oui' })
    expect(await page.text()).toContain('20\u202f001 signes, pour 20\u202f000 au plus')
  })

  it('registers the change with its base, and shows its number on the private page', async () => {
    const intake = await createTestIntake()
    const base = (await intake.forge.state()).heads.main
    const { page } = await proposeByForm(intake, 'intention=modifier&element=lieux', { texte: 'Travailler avec ces lieux. Les faire rayonner par des fêtes.', pourquoi: 'Une coquille.', nom: 'Zoé' })
    expect(readText(page)).toContain('C’est reçu. Merci.')
    expect(readText(page)).toContain('Votre proposition porte le n° 1.')
    const state = await intake.forge.state()
    const [contribution] = state.contributions.values()
    expect(contribution).toMatchObject({ number: 1, base, rationale: 'Une coquille.', changes: [{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }] })
    expect(state.people[contribution?.person ?? '']).toEqual({ name: 'Zoé' })
    expect(JSON.stringify(state.events)).not.toContain('Zoé')
  })

  it('adds an action after another', async () => {
    const intake = await createTestIntake()
    await proposeByForm(intake, 'intention=ajouter&element=lieux', { texte: 'Créer des monnaies locales.' })
    const [contribution] = (await intake.forge.state()).contributions.values()
    expect(contribution?.changes).toEqual([{ type: 'add', item: `action-${contribution?.id}`, kind: 'action', parent: 'recit', after: 'lieux', body: 'Créer des monnaies locales.' }])
  })

  it('adds an axis, from the page of the whole plan', async () => {
    const intake = await createTestIntake()
    await proposeByForm(intake, 'intention=ajouter&element=plan', { titre: 'S’étendre', texte: 'Partout.' })
    const [contribution] = (await intake.forge.state()).contributions.values()
    expect(contribution?.changes).toMatchObject([{ type: 'add', kind: 'axis', title: 'S’étendre' }])
  })

  it('changes one paragraph and leaves the others byte for byte', async () => {
    const intake = await createTestIntake()
    await proposeByForm(intake, 'intention=modifier&element=plan&bloc=1', { texte: 'Voici notre plan. Il a trois actions.' })
    const [contribution] = (await intake.forge.state()).contributions.values()
    expect(contribution?.changes).toEqual([{ type: 'revise', item: 'plan', body: 'Voici notre plan.\nIl a trois actions.\n' }])
  })

  it('asks for a removal, takes an idea without a place, a comment and its reply', async () => {
    const intake = await createTestIntake()
    await proposeByForm(intake, 'intention=retirer&element=medias', { pourquoi: 'Déjà fait.' })
    await proposeByForm(intake, 'intention=idee', { texte: 'Une idée que je ne sais pas où poser.' })
    const written = await proposeByForm(intake, 'intention=reagir&element=lieux', { texte: 'Bravo.' })
    for (const page of [written.preview, written.page]) expect(readText(page)).toMatch(/À propos de.: Action 1.: Fravailler avec ces lieux/)
    const comment = [...(await intake.forge.state()).contributions.values()].at(-1)
    await proposeByForm(intake, `intention=reagir&proposition=${comment?.id}`, { texte: 'Oui.' })
    const [removal, idea, , reply] = (await intake.forge.state()).contributions.values()
    expect(removal?.changes).toEqual([{ type: 'remove', item: 'medias' }])
    expect(idea).toMatchObject({ kind: 'idea', number: 2, about: {} })
    expect(comment).toMatchObject({ kind: 'comment', about: { item: 'lieux' } })
    expect(reply).toMatchObject({ kind: 'comment', about: { item: 'lieux' }, replyTo: comment?.id })
  })

  it('takes another wording of a pending proposal', async () => {
    const intake = await createTestIntake()
    const first = await intake.forge.propose([{ type: 'revise', item: 'medias', body: 'Créer deux médias.\n' }])
    const form = readFields(await (await intake.get(`/proposer/?intention=modifier&proposition=${first}`)).text())
    expect(form['texte']).toBe('Créer deux médias.')
    await proposeByForm(intake, `intention=modifier&proposition=${first}`, { texte: 'Créer trois médias.' })
    expect([...(await intake.forge.state()).contributions.values()].at(-1)).toMatchObject({ alternativeTo: first, changes: [{ item: 'medias', body: 'Créer trois médias.\n' }] })
  })

  it('names a similar proposal that waits, before sending', async () => {
    const intake = await createTestIntake()
    const texte = 'Travailler avec ces lieux. Les faire rayonner par des fêtes.'
    const first = await proposeByForm(intake, 'intention=modifier&element=lieux', { texte })
    const second = await proposeByForm(intake, 'intention=modifier&element=lieux', { texte })
    expect(first.preview).not.toContain('/contributions/')
    expect(second.preview).toContain(`href="/contributions/${first.id}/"`)
    expect(readText(second.preview)).toContain('Voir la proposition n° 1')
  })

  it('shows nothing of a proposal that was withheld', async () => {
    const intake = await createTestIntake()
    const { id, path } = await proposeByForm(intake, 'intention=modifier&element=lieux', { texte: 'Le numéro secret de Zoé.', pourquoi: 'Son numéro secret.' })
    await intake.forge.deliver({ type: 'withhold', id: intake.forge.nextId(), at: '2026-10-01T11:00:00Z', by: 'p-0000000002', contribution: id, reason: 'Données personnelles.' })
    for (const address of [`/proposer/?intention=modifier&proposition=${id}`, `/proposer/?intention=reagir&proposition=${id}`, `/contributions/${id}/`, `/api/contributions/${id}`, `/api/form?intention=modifier&proposition=${id}`]) {
      expect(await (await intake.get(address)).text()).not.toContain('secret')
    }
    expect((await intake.get(`${path}retravailler/`)).status).toBe(409)
  })

  it('gives the same receipt when it is sent twice, and keeps it once', async () => {
    const intake = await createTestIntake()
    const form = readFields(await (await intake.get('/proposer/?intention=idee')).text())
    const preview = readFields(await (await intake.post('/proposer/verifier/', { ...form, texte: 'Une idée.', accord: 'oui' })).text())
    const [one, two] = await Promise.all([intake.post('/proposer/envoyer/', { ...preview, geste: 'envoyer' }), intake.post('/proposer/envoyer/', { ...preview, geste: 'envoyer' })])
    expect(one.headers.get('location')).toBe(two.headers.get('location'))
    await intake.get(one.headers.get('location') ?? '')
    const three = await intake.post('/proposer/envoyer/', { ...preview, geste: 'envoyer' })
    expect(three.headers.get('location')).toBe(one.headers.get('location'))
    await intake.get(three.headers.get('location') ?? '')
    expect((await intake.forge.state()).contributions.size).toBe(1)
  })

  it('previews again when the words are no longer those of the key', async () => {
    const intake = await createTestIntake()
    const form = readFields(await (await intake.get('/proposer/?intention=idee')).text())
    const preview = readFields(await (await intake.post('/proposer/verifier/', { ...form, texte: 'Une idée.', accord: 'oui' })).text())
    const again = await intake.post('/proposer/envoyer/', { ...preview, texte: 'Une autre.', geste: 'envoyer' })
    expect(again.status).toBe(200)
    expect(readText(await again.text())).toContain('Rien n’a encore été envoyé')
    expect(intake.outbox.pending()).toEqual([])
  })

  it('comes back with the values and the errors linked to their fields', async () => {
    const intake = await createTestIntake()
    const form = readFields(await (await intake.get('/proposer/?intention=idee')).text())
    const page = await intake.post('/proposer/verifier/', { ...form, texte: '  ', nom: 'Zoé' })
    expect(page.status).toBe(422)
    const body = await page.text()
    expect(body).toContain('<title>Erreur\u00a0: J’ai une idée</title>')
    expect(body).toContain('href="#texte"')
    expect(body).toContain('href="#accord"')
    expect(body).toContain('aria-describedby="texte-hint texte-error"')
    expect(readFields(body, '<form')['nom']).toBe('Zoé')
  })

  it('goes back to the first screen with the words kept', async () => {
    const intake = await createTestIntake()
    const form = readFields(await (await intake.get('/proposer/?intention=idee')).text())
    const preview = readFields(await (await intake.post('/proposer/verifier/', { ...form, texte: 'Une idée.', accord: 'oui' })).text())
    const page = await (await intake.post('/proposer/envoyer/', { ...preview, geste: 'corriger' })).text()
    expect(readFields(page)).toMatchObject({ texte: 'Une idée.', accord: 'oui' })
  })

  it('says when to come back when too much is sent, and keeps the words', async () => {
    const intake = await createTestIntake({ rateLimit: { secondsToWait: async () => 61 } })
    const form = readFields(await (await intake.get('/proposer/?intention=idee')).text())
    const preview = readFields(await (await intake.post('/proposer/verifier/', { ...form, texte: 'Une idée.', accord: 'oui' })).text())
    const page = await intake.post('/proposer/envoyer/', { ...preview, geste: 'envoyer' })
    expect([page.status, page.headers.get('retry-after')]).toEqual([429, '61'])
    expect(readFields(await page.text())['texte']).toBe('Une idée.')
  })
})
