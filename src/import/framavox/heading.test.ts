import { describe, expect, it } from 'vitest'
import { readHeading } from './heading.ts'
import { fold } from './read-lines.ts'

const read = (text: string): unknown => {
  const found = readHeading({ number: 1, text, folded: fold(text) })
  return found && [found.kind, found.word, found.number.join('.'), found.written, found.rest]
}

describe('readHeading', () => {
  it.each([
    ['Axe 1 : se relier', 'axis', 'Axe', '1', 'Axe 1 :', 'se relier'],
    ['Axe 1\u00a0: se relier', 'axis', 'Axe', '1', 'Axe 1\u00a0:', 'se relier'],
    ['Axe\u202f1\u202f: se relier', 'axis', 'Axe', '1', 'Axe\u202f1\u202f:', 'se relier'],
    ['AXE 2.', 'axis', 'Axe', '2', 'AXE 2.', ''],
    ['AXE 2', 'axis', 'Axe', '2', 'AXE 2', ''],
    ['Axe I – se relier', 'axis', 'Axe', '1', 'Axe I –', 'se relier'],
    ['AXE IV. Finir', 'axis', 'Axe', '4', 'AXE IV.', 'Finir'],
    ['Axe 3 S’étendre', 'axis', 'Axe', '3', 'Axe 3', 'S’étendre'],
    ['Objectif 2.1 — articuler', 'objective', 'Objectif', '2.1', 'Objectif 2.1 —', 'articuler'],
    ['Objectif n°2 - articuler', 'objective', 'Objectif', '2', 'Objectif n°2 -', 'articuler'],
    ['Action n° 12 :', 'action', 'Action', '12', 'Action n° 12 :', ''],
    ['Action nº 12:faire', 'action', 'Action', '12', 'Action nº 12:', 'faire'],
    ['Mesure 4', 'action', 'Mesure', '4', 'Mesure 4', ''],
    ['**Action 4 :** faire', 'action', 'Action', '4', '**Action 4 :**', 'faire'],
    ['**Action 4 : faire**', 'action', 'Action', '4', '**Action 4 :', 'faire'],
    ['## Axe 1 : se relier', 'axis', 'Axe', '1', '## Axe 1 :', 'se relier'],
    ['• Action 3 : faire', 'action', 'Action', '3', '• Action 3 :', 'faire'],
    ['Goal 2: grow', 'objective', 'Goal', '2', 'Goal 2:', 'grow'],
  ])('reads « %s »', (text, ...expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([['1.1.1 Gratter', '1.1.1', 'Gratter'], ['1.1.1', '1.1.1', ''], ['2.1. faire', '2.1', 'faire'], ['3) boire', '3', 'boire']])('reads the bare number « %s »', (text, number, rest) => {
    expect(read(text)).toEqual([undefined, undefined, number, expect.stringMatching(/^[\d.)]+$/), rest])
  })

  it.each(['Axe stratégique', 'Action 4 est à revoir', 'Actions 4 et 5 : à revoir', 'Action 4, puis 5', 'L’action 4 : voir', 'Objectifs', 'Réaction 4 : non', '20% des fonds', '5000 personnes', 'Axe 12345', '', 'Action 4-5'])('takes « %s » for text', (text) => {
    expect(read(text)).toBeUndefined()
  })
})
