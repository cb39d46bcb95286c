import { expect, it } from 'vitest'
import { plainSentence } from './plain-sentence.ts'

it.each([
  ['Un **récit** [commun](https://plan.test/).', 'Un récit commun.'],
  ['- Les faire\nrayonner.', 'Les faire rayonner.'],
  ['2) Second point.', 'Second point.'],
  ['Note avec renvoi[^1], puis[^b] fin.', 'Note avec renvoi, puis fin.'],
  ['[^1]: Texte de la *note*.', 'Texte de la note.'],
  ['Des ambassadeur·rices « ici ».', 'Des ambassadeur·rices « ici ».'],
  ['| Quoi | Combien |\n|:--|--:|\n| *Radios* | a \\| b |', 'Quoi │ Combien / Radios │ a | b'],
  ['Deux mots | 1 |\n| Trois', 'Deux mots │ 1 / Trois'],
  ['Un choix a | b - c.', 'Un choix a | b - c.'],
])('plainSentence reads %j as %j', (markdown, words) => {
  expect(plainSentence(markdown)).toBe(words)
})
