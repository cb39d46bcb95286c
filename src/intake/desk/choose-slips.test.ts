import { describe, expect, it } from 'vitest'
import { describeTexts } from '../../site/describe-texts.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { chooseSlips, isSmall } from './choose-slips.ts'
import { listRows } from './list-rows.ts'
import { createSurveyor } from './survey.ts'

const areSmall = (before: string, after: string) => describeTexts(before, after).every(isSmall)

describe('isSmall', () => {
  it.each([
    ['Fravailler ensemble.', 'Travailler ensemble.'],
    ['Ecrire un récit.', 'Écrire un récit.'],
    ['Il essaiera également être là.', 'Il essaiera également d’être là.'],
    ["L'eau est là", 'L’eau est là'],
    ['des territoire vivants', 'des territoires vivants'],
    ['une gouvernace commune', 'une gouvernance commune'],
    ['Oui !', 'Oui\u202f!'],
    ['un récit, une histoire', 'un récit ; une histoire'],
  ])('takes « %s » → « %s »', (before, after) => expect(areSmall(before, after)).toBe(true))

  it.each([
    ['huit objectifs', 'sept objectifs'],
    ['20 % des fonds', '30 % des fonds'],
    ['Elle est publique.', 'Elle n’est publique.'],
    ['Nous voulons cela.', 'Nous ne voulons pas cela.'],
    ['les ambassadeurs', 'les ambassadeur·rices'],
    ['un fonds', 'un grand fonds'],
    ['un fonds citoyen', 'un fonds **citoyen**'],
    ['Le pain. Le vin.', 'Le vin. Le pain.'],
    ['la ville', 'la région'],
    ['Fravailler avec [eux](https://ami.example).', 'Travailler avec [eux](https://loup.example).'],
  ])('leaves « %s » → « %s »', (before, after) => expect(areSmall(before, after)).toBe(false))
})

describe('chooseSlips', () => {
  it('takes slips that nothing else touches, and no other proposal', async () => {
    const { forge } = await createTestIntake()
    const lieux = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
    const revise = (body: string, item: string) => [{ type: 'revise' as const, item, body }]
    const slip = await forge.propose(revise(lieux.replace('Fravailler', 'Travailler'), 'lieux'))
    await forge.propose(revise(lieux.replace('fêtes', 'bals'), 'lieux'))
    await forge.propose(revise('Créer un médias.\n', 'medias'))
    await forge.propose(revise('Créer une radio.\n', 'medias'))
    await forge.propose([...revise('Écouter les territoire.\n', 'ecoute'), ...revise('Écrire un récit comun.\n', 'recit')])
    await forge.propose([{ type: 'remove', item: 'ecoute' }])
    const survey = await createSurveyor(forge.forge)(await forge.state())
    expect(chooseSlips(listRows(survey), survey).map(({ row }) => row.contribution.id)).toEqual([slip])
  })
})
