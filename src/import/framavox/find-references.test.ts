import { describe, expect, it } from 'vitest'
import { findReferenceSpans } from './find-references.ts'

const read = (text: string): string[] => findReferenceSpans(text).map(({ start, end, target }) => `${text.slice(start, end)} → ${target.kind} ${target.number.join('.')}`)

describe('findReferenceSpans', () => {
  it.each([
    ['Sur la base de l’action 4, travailler', ['l’action 4 → action 4']],
    ["dans le cadre de l'Objectif 3 devra", ["l'Objectif 3 → objective 3"]],
    ['les actions 4, 5 et 6', ['actions 4 → action 4', '5 → action 5', '6 → action 6']],
    ['des objectifs 1 à 3.', ['objectifs 1 → objective 1', '3 → objective 3']],
    ['l’action n° 12', ['l’action n° 12 → action 12']],
    ['la mesure 2.1.', ['mesure 2.1 → action 2.1']],
    ['l’action\u00a04', ['l’action\u00a04 → action 4']],
    ['l’action 4 et 5 personnes', ['l’action 4 → action 4']],
    ['les actions 4 et 5 personnes', ['actions 4 → action 4']],
    ['un objectif de 20', []],
    ['objectif 50 %', []],
    ['objectif 2030', []],
    ['réaction 4', []],
    ['action 1,5', []],
  ])('finds in « %s » %j', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})
