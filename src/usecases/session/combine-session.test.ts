import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlan } from '../../content/read-plan.ts'
import type { Change } from '../../domain/amendment.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { SessionState } from '../../domain/session.ts'
import { combineSession } from './combine-session.ts'
import type { SessionGround } from './list-session-proposals.ts'
import { planClosing } from './plan-closing.ts'

const plan = {
  'plan.md': '---\ntitle: Plan\n---\nVoici le plan.\n',
  'axes/a.md': '---\norder: 10\ntitle: Se relier\n---\nNous relier.\n',
  'objectives/o.md': '---\nparent: a\norder: 10\ntitle: Un récit\n---\nÉcrire un récit commun.\n',
  'actions/b.md': '---\nparent: o\norder: 10\n---\nUn fonds citoyen pour les lieux.\nDes fêtes partout.\n',
  'actions/c.md': '---\nparent: o\norder: 20\n---\nUn média.\n',
}
const body = 'Un fonds citoyen pour les lieux.\nDes fêtes partout.\n'
const base = '0'.repeat(40)

function proposal(number: number, changes: Change[] | string, over: Partial<Contribution> = {}): Contribution {
  const list: Change[] = typeof changes === 'string' ? [{ type: 'revise', item: 'b', body: changes }] : changes
  return { id: String(number).padStart(10, '0'), kind: 'amendment', number, person: 'p-0000000001', submittedAt: '2026-01-01T00:00:00Z', base, changes: list, about: {}, inferredReply: false, example: false, late: false, official: false, status: 'pending', formerDecisions: [], history: [], ...over }
}

function ground(contributions: readonly Contribution[], files: Record<string, string> = plan): SessionGround {
  const now = new Map(Object.entries(files))
  return { plan: readPlan(now).plan, files: now, contributions: new Map(contributions.map((each) => [each.id, each])), bases: new Map([[base, new Map(Object.entries(plan))]]) }
}

const session = (known: readonly Contribution[], over: Partial<SessionState> = {}): SessionState => ({ id: 's000000001', item: 'b', openedAt: '2026-01-01T00:00:00Z', openedBy: 'p-0000000002', participants: ['p-0000000002'], known: known.map(({ id }) => id), choices: {}, wordings: {}, leftOpen: '', note: '', version: '', ...over })
const stand = (stand: 'in' | 'out' | 'declined', reason = '') => ({ stand, reason, leftOpen: '' })

const reseau = proposal(1, body.replace('fonds', 'réseau'))
const collectif = proposal(2, body.replace('fonds', 'collectif').replace('fêtes', 'bals'))
const partout = proposal(3, body.replace('partout', 'dans chaque village'))

describe('combineSession', () => {
  it('puts every proposal that was there into one text, and shows those that came later switched off', () => {
    const combined = combineSession(session([reseau]), ground([reseau, partout]))
    expect(combined?.text.body).toBe(body.replace('fonds', 'réseau'))
    expect(combined?.proposals.map(({ stand: is, isLate }) => [is, isLate])).toEqual([['in', false], ['out', true]])
    expect(combined?.issues).toEqual([])
  })

  it('shows collisions side by side, and names them the same whatever else is switched', () => {
    const all = combineSession(session([reseau, collectif, partout]), ground([reseau, collectif, partout]))
    expect(all?.collisions).toMatchObject([{ field: 'body', between: [reseau.id, collectif.id], base: 'fonds', texts: ['réseau', 'collectif'], isChosen: false }])
    expect(all?.groups).toEqual([[reseau.id, collectif.id]])
    expect(all?.issues).toMatchObject([{ code: 'session.not-chosen', path: `mots-${all?.collisions[0]?.key}` }])
    const fewer = combineSession(session([reseau, collectif, partout], { choices: { [partout.id]: stand('out') } }), ground([reseau, collectif, partout]))
    expect(fewer?.collisions[0]?.key).toBe(all?.collisions[0]?.key)
  })

  it('takes a wording or the coordinators’ own, typed as plain words', () => {
    const here = ground([reseau, collectif])
    const key = combineSession(session([reseau, collectif]), here)?.collisions[0]?.key ?? ''
    const of = (wording: SessionState['wordings'][string]) => combineSession(session([reseau, collectif], { wordings: { [key]: wording } }), here)
    expect(of({ from: collectif.id, reason: 'Plus ouvert.' })).toMatchObject({ text: { body: 'Un collectif citoyen pour les lieux.\nDes bals partout.\n' }, lost: [reseau.id], issues: [] })
    expect(of({ words: 'fonds *et* un réseau', reason: '' })).toMatchObject({ text: { body: 'Un fonds \\*et\\* un réseau citoyen pour les lieux.\nDes bals partout.\n' }, issues: [{ code: 'session.wording-reason' }] })
  })

  it('keeps free edits on top of whatever is switched, and says where they meet the same words', () => {
    const retouch = { on: { body: body.replace('fonds', 'réseau') }, to: { body: body.replace('fonds', 'réseau').replace('fêtes', 'veillées') }, reason: 'Plus calme.' }
    expect(combineSession(session([reseau, partout], { retouch }), ground([reseau, partout]))).toMatchObject({ text: { body: 'Un réseau citoyen pour les lieux.\nDes veillées dans chaque village.\n' }, issues: [] })
    const bals = combineSession(session([collectif], { retouch }), ground([collectif]))
    expect(bals?.issues).toMatchObject([{ code: 'session.retouch-collides', path: 'texte' }])
  })

  it('cannot take a proposal whose words of the plan changed since, nor one that is withheld', () => {
    const moved = { ...plan, 'actions/b.md': plan['actions/b.md'].replace('fonds', 'pot') }
    const hidden = proposal(4, body.replace('Des', 'Les'), { withheld: { reason: 'x', at: '' } })
    const combined = combineSession(session([reseau, hidden]), ground([reseau, hidden], moved))
    expect(combined?.proposals.map(({ stand: is, obstacle }) => [is, obstacle])).toEqual([['out', 'needs-author'], ['out', 'withheld']])
    expect(combineSession(session([reseau], { choices: { [reseau.id]: stand('in') } }), ground([reseau], moved))?.issues).toMatchObject([{ code: 'session.needs-author' }])
  })

  it('does not take an item out and reword it at once', () => {
    const removal = proposal(5, [{ type: 'remove', item: 'b' }])
    expect(combineSession(session([reseau, removal]), ground([reseau, removal]))?.issues).toMatchObject([{ code: 'session.removal', path: `choix-${removal.id}` }])
    expect(planClosing(session([removal]), ground([removal]))).toMatchObject({ issues: [], numbers: [{ item: 'c', before: 2, after: 1 }, { item: 'b', before: 1, after: null }] })
  })

  it('is nothing any more once its item has left the plan', () => {
    const { 'actions/b.md': _, ...without } = plan
    expect(combineSession(session([reseau]), ground([reseau], without))).toBeNull()
  })

  it('does not depend on the order of switching', () => {
    const words = ['pain', 'vin', 'sel', 'eau']
    const text = `${words.join(' et ')}\n`
    const files = { ...plan, 'actions/b.md': `---\nparent: o\norder: 10\n---\n${text}` }
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.constantFrom('fer', 'bois', 'or')), { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat(1000)), (edits, chance) => {
        const all = edits.map(([at, word], index) => proposal(index + 1, `${words.map((each, place) => (place === at ? word : each)).join(' et ')}\n`))
        const shuffled = all.map((each) => ({ each, key: chance.next().value })).sort((one, two) => one.key - two.key).map(({ each }) => each)
        const here = (list: readonly Contribution[]): SessionGround => ({ ...ground(list, files), bases: new Map([[base, new Map(Object.entries(files))]]) })
        const one = combineSession(session(all), here(all))
        const two = combineSession(session(shuffled), here(shuffled))
        expect(two?.text).toEqual(one?.text)
        expect(two?.collisions.map(({ key }) => key)).toEqual(one?.collisions.map(({ key }) => key))
      }),
      { numRuns: 40 },
    )
  })
})

describe('planClosing', () => {
  it('makes a unit of each proposal and of each group, whose last text is the session’s', () => {
    const here = ground([reseau, collectif, partout])
    const open = session([reseau, collectif, partout])
    const key = combineSession(open, here)?.collisions[0]?.key ?? ''
    const closing = planClosing({ ...open, wordings: { [key]: { from: reseau.id, reason: 'Plus clair.' } } }, here)
    expect(closing?.units.map(({ members }) => members.map(({ decision }) => decision.outcome))).toEqual([['accepted', 'accepted-with-changes'], ['accepted']])
    expect(closing?.units[0]?.members[1]?.decision).toMatchObject({ reason: 'Plus clair.', leftOut: [{ text: 'collectif', why: 'Plus clair.' }], changes: [{ body: 'Un réseau citoyen pour les lieux.\nDes bals partout.\n' }] })
    expect(closing?.units.map(({ files }) => [...files.keys()])).toEqual([['actions/b.md'], ['actions/b.md']])
    expect(closing?.plan.items.get('b')?.body).toBe('Un réseau citoyen pour les lieux.\nDes bals dans chaque village.\n')
  })

  it('takes in all that a proposal does, and tells the new numbers', () => {
    const both = proposal(6, [{ type: 'revise', item: 'b', body: body.replace('Des', 'Les') }, { type: 'add', item: 'neuve', kind: 'action', parent: 'o', after: 'b', body: 'Une neuve.\n' }])
    const closing = planClosing(session([both]), ground([both]))
    expect(closing).toMatchObject({ issues: [], numbers: [{ item: 'neuve', before: null, after: 2 }, { item: 'c', before: 2, after: 3 }] })
    expect(closing?.units).toHaveLength(1)
  })
})
