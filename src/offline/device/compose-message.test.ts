import { describe, expect, it } from 'vitest'
import { composeMessage } from './compose-message.ts'
import type { MessageWords } from './compose-message.ts'

const words: MessageWords = { subject: 'Plan : {what}', text: 'Texte', title: 'Titre', why: 'Pourquoi', name: 'Nom', about: 'Élément', agreed: 'J’accepte.', paste: 'Collez ici.' }
const exits = { email: 'plan@exemple.org', issuesUrl: 'https://github.com/collective/plan/issues' }
const fields = { intention: 'modifier', element: 'planter', texte: 'Planter & arroser ?\nDes arbres.', pourquoi: '', nom: 'Ada', accord: 'oui' }

describe('composeMessage', () => {
  it('says all that was written, once, in a message and in links', () => {
    const { body, mailto, gitHub, isLong } = composeMessage(fields, 'Modifier : action 8', exits, words)
    expect(body).toBe('Modifier : action 8\n\nÉlément\nplanter\n\nTexte\nPlanter & arroser ?\nDes arbres.\n\nNom\nAda\n\nJ’accepte.')
    const sent = new URL(mailto!)
    expect([sent.protocol, sent.pathname, sent.searchParams.get('subject')]).toEqual(['mailto:', 'plan@exemple.org', 'Plan : Modifier : action 8'])
    expect(sent.searchParams.get('body')).toBe(body.replaceAll('\n', '\r\n'))
    expect(mailto).not.toContain('+')
    expect(Object.fromEntries(new URL(gitHub!).searchParams)).toEqual({ template: 'proposition.yml', element: 'planter', texte: fields.texte, nom: 'Ada' })
    expect(isLong).toBe(false)
  })

  it('quotes the words that a reaction is about', () => {
    const { body, gitHub } = composeMessage({ intention: 'reagir', element: 'planter', citation: 'Planter des arbres.', texte: 'Oui.' }, 'Réagir', exits, words)
    expect(body).toContain('Texte\n> Planter des arbres.\n\nOui.')
    expect(new URL(gitHub!).searchParams.get('texte')).toBe('> Planter des arbres.\n\nOui.')
  })

  it('keeps links short enough to arrive, and says so', () => {
    const { body, mailto, gitHub, isLong } = composeMessage({ ...fields, texte: 'é'.repeat(3_000) }, 'Modifier', exits, words)
    expect(body).toContain('é'.repeat(3_000))
    expect([new URL(mailto!).searchParams.get('body'), new URL(gitHub!).searchParams.has('texte'), isLong]).toEqual(['Collez ici.', false, true])
  })

  it('gives what has no form of its own to that of ideas, with what it is about', () => {
    const { gitHub } = composeMessage({ intention: 'ajouter', element: 'eau', apres: 'planter', titre: 'Mares', texte: 'Creuser.' }, 'Ajouter', { ...exits, email: null }, words)
    expect(Object.fromEntries(new URL(gitHub!).searchParams)).toEqual({ template: 'idee.yml', texte: 'Ajouter\n\nÉlément\neau – planter\n\nTitre\nMares\n\nTexte\nCreuser.' })
  })

  it('has no link where the host gave no address', () => {
    expect(composeMessage(fields, 'Modifier', { email: null, issuesUrl: null }, words)).toMatchObject({ mailto: null, gitHub: null, isLong: false })
  })
})
