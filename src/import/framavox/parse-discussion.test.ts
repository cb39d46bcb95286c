import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listItems, type ParsedDiscussion } from '../parsed-discussion.ts'
import { gist } from '../testing/gist.ts'
import { pageVariants } from '../testing/page-variants.ts'
import { parseDiscussion } from './parse-discussion.ts'

const page = readFileSync(join(import.meta.dirname, '../testing/seed-page.txt'), 'utf8')
const parsed = parseDiscussion(page)
const codes = ({ doubts }: ParsedDiscussion): string[] => doubts.map(({ code }) => code)
const outline = ({ axes }: ParsedDiscussion): string[] => listItems(axes).map(({ kind, number, title }) => `${kind} ${number.join('.')} ${title?.text ?? ''}`.trim())

describe('parseDiscussion', () => {
  const { introduction: _, ...expected } = gist(parsed) as Record<string, unknown>
  it.each(pageVariants)('reads the same plan and comments from: $name', ({ change, name }) => {
    expect(change(page) === page).toBe(name === 'as it is')
    expect(gist(parseDiscussion(change(page)))).toMatchObject(expected)
  })

  it('says what it doubts, with lines', () => {
    expect(parsed.doubts).toEqual([
      { code: 'announced-count', line: 11, data: { 'objective-announced': 8, 'objective-found': 7, 'action-announced': 23, 'action-found': 22 } },
      { code: 'link-words', line: 97, data: { words: ['travailler'] } },
    ])
  })

  it('proposes a link for each number said in the plan', () => {
    expect(parsed.references).toEqual([
      { line: 63, text: 'l’action 4', target: { kind: 'action', number: [4] } },
      { line: 179, text: 'l’objectif 3', target: { kind: 'objective', number: [3] } },
    ])
  })

  it('reads a plan of two levels', () => {
    const plan = parseDiscussion('Notre plan\n\nAxe 1 : Manger\n\nMesure 1 : un verger\n\nMesure 2 : un four\n\nAxe 2 : Boire\n\nMesure 3 : une source\n')
    expect(outline(plan)).toEqual(['axis 1 Manger', 'action 1', 'action 2', 'axis 2 Boire', 'action 3'])
    expect(plan.levels).toEqual({ action: 'Mesure' })
    expect(codes(plan)).toEqual([])
  })

  it('makes axes of objectives where nothing is above them', () => {
    const plan = parseDiscussion('Plan\n\nObjectif 1 : Manger\n\nAction 1.1 : un verger\n\nAction 1.2 : un four\n\nObjectif 2 : Boire\n\nAction 2.1 : une source\n')
    expect(outline(plan)).toEqual(['axis 1 Manger', 'action 1.1', 'action 1.2', 'axis 2 Boire', 'action 2.1'])
    expect(plan.levels).toEqual({ axis: 'Objectif' })
  })

  it('reads bare numbers of two levels', () => {
    const plan = parseDiscussion('Plan\n\n1. Manger\n1.1 Un verger\n1.2 Un four\n2. Boire\n2.1 Une source\n')
    expect(outline(plan)).toEqual(['axis 1 Manger', 'action 1.1', 'action 1.2', 'axis 2 Boire', 'action 2.1'])
  })

  it('takes no list for headings', () => {
    const plan = parseDiscussion('Plan\n\nAxe 1 : Manger\n\nIl faut :\n1. des arbres\n2. de l’eau\n\nAction 1 : un verger\n6 juillet : planter\n')
    expect(outline(plan)).toEqual(['axis 1 Manger', 'action 1 un verger'])
    expect(plan.axes[0]?.blocks.map(({ text }) => text)).toEqual(['Il faut :', '1. des arbres', '2. de l’eau'])
  })

  it('leaves in the text of an action what says « Axe 1 : … » out of the count', () => {
    const plan = parseDiscussion(page.replace('Faire un état des lieux', 'Axe 1 : se relier, disions-nous.\n\nFaire un état des lieux'))
    expect(outline(plan)).toEqual(outline(parsed))
    expect(plan.doubts.filter(({ code }) => code === 'heading-out-of-order')).toEqual([{ code: 'heading-out-of-order', line: 57, data: { text: 'Axe 1 : se relier, disions-nous.' } }])
    expect(listItems(plan.axes).find(({ number, kind }) => kind === 'action' && number[0] === 4)?.blocks[0]?.text).toBe('Axe 1 : se relier, disions-nous.')
  })

  it('leaves in the text of an action what jumps to a number that comes later', () => {
    const plan = parseDiscussion(page.replace('Partager ces récits', 'Action 20 : elle en découle.\n\nPartager ces récits'))
    expect(outline(plan)).toEqual(outline(parsed))
    expect(codes(plan)).toContain('heading-out-of-order')
  })

  it('takes a summary of the whole plan above it for text', () => {
    const summary = listItems(parsed.axes).map(({ written, title }) => `${written} ${title?.text ?? ''}`).join('\n')
    const plan = parseDiscussion(page.replace('A vous de jouer !\n', `A vous de jouer !\n\n${summary}\n`))
    expect(outline(plan)).toEqual(outline(parsed))
    expect(plan.introduction).toHaveLength(parsed.introduction.length + 32)
    expect(codes(plan).filter((code) => code === 'heading-in-summary')).toHaveLength(32)
  })

  it('leaves in a comment whatever it says', () => {
    const body = 'Axe 1 : se relier me plaît.\n\nAction 23 : créer une fête.\n\n• Objectif 8 : chanter\n\nDiscussions : https://framavox.org/d/abc/x'
    const plan = parseDiscussion(page.replace('Bravo pour ce plan d\'action !', body))
    expect(plan.axes).toEqual(parsed.axes)
    expect(plan.comments[1]?.blocks.slice(0, 4).map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'Axe 1 : se relier me plaît.'], ['paragraph', 'Action 23 : créer une fête.'], ['bullet', 'Objectif 8 : chanter'], ['paragraph', 'Discussions : https://framavox.org/d/abc/x'],
    ])
  })

  it('takes a dated line within the plan for text', () => {
    const plan = parseDiscussion(page.replace('Former et outiller', 'Fête Publique mardi 26 septembre 2023 18:00\n\nFormer et outiller'))
    expect(outline(plan)).toEqual(outline(parsed))
    expect(plan.comments).toHaveLength(9)
    expect(codes(plan)).toContain('header-in-plan')
  })

  it('takes e-mail addresses out of comments, and only tells of those in the plan', () => {
    const plan = parseDiscussion(page.replace('Merci à toutes et tous,', 'Écrivez à charles@exemple.fr, merci').replace('A vous de jouer !', 'A vous de jouer ! contact@exemple.fr'))
    expect(JSON.stringify(plan)).not.toContain('charles@exemple.fr')
    expect(codes(plan)).toEqual(expect.arrayContaining(['email-dropped', 'email-in-plan']))
    expect(plan.introduction.at(-1)?.text).toContain('contact@exemple.fr')
  })

  it('keeps apart what precedes the title and the buttons of the page', () => {
    const plan = parseDiscussion(`Accueil\nSe déconnecter\n${page.replace('\nPB\n', '\nRépondre\n\nPB\n')}`)
    expect(plan.unplaced.map(({ text }) => text)).toEqual(['Accueil', 'Se déconnecter', 'Répondre'])
    expect(plan.title?.text).toBe('Notre plan d’action')
  })

  it('tells of numbers that are missing, of links to another action and of references to nothing', () => {
    const plan = parseDiscussion(page.replace('Action 16 :', 'Action 17 :').replace('action-14-cr', 'action-41-cr').replace('l’action 4,', 'l’action 99,').replace('Action 17 :\n\nOrganiser', 'Action 18 :\n\nOrganiser').replace('Action 18 :\n\nMobiliser', 'Action 19 :\n\nMobiliser').replace('Action 19 :\n\nUne', 'Action 20 :\n\nUne'))
    expect(codes(plan)).toEqual(expect.arrayContaining(['number-skipped', 'link-number', 'unknown-reference']))
  })

  it('tells of lines that may be headings or headers', () => {
    const plan = parseDiscussion(page.replace('Partager ces récits', 'Action 3 bis : fêter\n\nPartager ces récits').replace('\nPB\n', '\nAna il y a 3 mois\n\nPB\n').replace(/^S\n\nSibille Fri 29 Sep 2023 6:36AM/m, 'sibille Fri 29 Sep 2023 6:36AM'))
    expect(outline(plan)).toEqual(outline(parsed))
    expect(codes(plan)).toEqual(expect.arrayContaining(['heading-unsure', 'relative-date', 'header-unsure']))
    expect(plan.comments[5]?.author).toBe('sibille')
  })

  it('reads initials and name on one line', () => {
    const plan = parseDiscussion(page.replaceAll(/^(JV|PB|CL|CA)\n\n/gm, '$1 '))
    expect(gist(plan)).toEqual(gist(parsed))
  })

  it('reads a page that is set altogether otherwise', () => {
    const plan = parseDiscussion(readFileSync(join(import.meta.dirname, '../testing/other-page.txt'), 'utf8'))
    expect(plan).toMatchObject({ forum: { text: 'Loomio' }, title: { text: 'Plan climat de la commune' }, poster: { name: 'Marie Dupont' }, levels: { action: 'Mesure' } })
    expect(outline(plan)).toEqual([
      'axis 1 SE NOURRIR', 'objective 1.1 Cantines', 'action 1 Passer au bio', 'action 2 Composter (voir mesure 1)', 'axis 2 SE DÉPLACER', 'objective 2.1 Vélo', 'action 3 Pistes cyclables', 'objective 2.2 Bus', 'action 4 Gratuité',
    ])
    expect(plan.axes[0]?.children[0]?.children[0]?.blocks.map(({ kind, text }) => [kind, text])).toEqual([['paragraph', 'Toutes les cantines, d\'ici 2026.'], ['bullet', 'les écoles'], ['bullet', 'la crèche']])
    expect(plan.comments.map(({ author, at, replyTo, blocks }) => [author, at, replyTo, blocks.length])).toEqual([
      ['Jean-Baptiste de La Tour', '2024-03-06T09:05:00+01:00', null, 3], ['élodie', '2024-03-07T12:00:00+01:00', 'c1', 1], ['Marie Dupont', '2024-03-06T10:00:00+01:00', null, 1],
    ])
    expect(codes(plan)).toEqual(['reference-in-title'])
  })

  it('says that it found no heading in a page that has none', () => {
    const plan = parseDiscussion('Un titre\n\nUn texte sans rien.\n')
    expect(codes(plan)).toEqual(['no-heading'])
    expect(plan.introduction.map(({ text }) => text)).toEqual(['Un texte sans rien.'])
  })

  it('reads a large page', () => {
    const many = Array.from({ length: 900 }, (_unused, index) => `Action ${index + 1} :\n\n${'Faire ceci. '.repeat(20)}\n`).join('\n')
    expect(listItems(parseDiscussion(`Plan\n\nAxe 1 : tout\n\n${many}`).axes)).toHaveLength(901)
  })
})
