import type { Options } from 'remark-rehype'
import type { RenderOptions } from './options.ts'

const words = {
  fr: { title: 'Notes', back: (number: number) => `Revenir à l’appel de la note ${number}` },
  en: { title: 'Notes', back: (number: number) => `Back to the call of note ${number}` },
}

/** How remark-rehype writes GFM footnotes: our ids, our words. */
export function footnoteOptions({ idPrefix = '', lang = 'fr' }: RenderOptions): Options {
  const { title, back } = lang.toLowerCase().startsWith('en') ? words.en : words.fr
  return {
    clobberPrefix: `${idPrefix}n-`,
    footnoteLabel: title,
    footnoteLabelTagName: 'h3',
    footnoteLabelProperties: {},
    footnoteBackLabel: (index) => back(index + 1),
  }
}
