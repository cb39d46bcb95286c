/** Another way in which the same page may be pasted. */
export interface PageVariant {
  name: string
  change: (page: string) => string
}

const months = { Sep: ['septembre', '09'] } as const
const dated = /(?:Wed|Fri|Tue) (\d{2}) (Sep) (\d{4}) (\d{1,2}):(\d{2})(AM|PM)$/gm
const heading = /^(Axe|Objectif|Action) (\d+) :/gm

function changeDates(page: string, format: (date: { day: string; month: 'Sep'; year: string; hour: string; minute: string }) => string): string {
  return page.replace(dated, (_, day: string, month: 'Sep', year: string, hour: string, minute: string, half: string) => {
    const hours = (Number(hour) % 12) + (half === 'PM' ? 12 : 0)
    return format({ day, month, year, hour: String(hours).padStart(2, '0'), minute })
  })
}

function changeHeadings(page: string, format: (kind: 'Axe' | 'Objectif' | 'Action', number: number, path: number[]) => string): string {
  const counts = { Axe: 0, Objectif: 0, Action: 0 }
  const end = page.indexOf('\nJV\n')
  return page.slice(0, end).replace(heading, (_, kind: keyof typeof counts, number: string) => {
    counts[kind] += 1
    if (kind === 'Axe') counts.Objectif = 0
    if (kind !== 'Action') counts.Action = 0
    return format(kind, Number(number), kind === 'Axe' ? [counts.Axe] : kind === 'Objectif' ? [counts.Axe, counts.Objectif] : [counts.Axe, counts.Objectif, counts.Action])
  }) + page.slice(end)
}

/** Breaks lines at a width, as an editor does; headings, names and addresses fit on theirs. */
export function wrapPage(page: string, width: number): string {
  return page.split('\n').map((line) => {
    const lines: string[] = ['']
    for (const word of line.trim().split(' ')) {
      const last = lines.at(-1) ?? ''
      if (last === '') lines[lines.length - 1] = word
      else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
      else lines.push(word)
    }
    return lines.join('\n')
  }).join('\n')
}

const roman = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII']

/** Variants which change how the page looks and nothing that it says: each must give the same plan and the same comments. */
export const pageVariants: PageVariant[] = [
  { name: 'as it is', change: (page) => page },
  { name: 'CRLF', change: (page) => page.replaceAll('\n', '\r\n') },
  { name: 'old Macintosh line ends', change: (page) => page.replaceAll('\n', '\r') },
  { name: 'a byte order mark', change: (page) => `\ufeff${page}` },
  { name: 'zero-width spaces', change: (page) => page.replaceAll('\n', '\u200b\n') },
  { name: 'no-break spaces before colons', change: (page) => page.replaceAll(/ (?=[:?!])/g, '\u00a0') },
  { name: 'narrow no-break spaces before colons', change: (page) => page.replaceAll(/ (?=[:?!])/g, '\u202f') },
  { name: 'no-break spaces in headings and names', change: (page) => page.replaceAll(/^(Axe|Objectif|Action) /gm, '$1\u00a0').replaceAll('Paul BOYER', 'Paul\u00a0BOYER') },
  { name: 'straight apostrophes', change: (page) => page.replaceAll('’', "'") },
  { name: 'typographic apostrophes', change: (page) => page.replaceAll("'", '’') },
  { name: 'decomposed accents (NFD)', change: (page) => page.normalize('NFD') },
  { name: 'lines wrapped at 72', change: (page) => wrapPage(page, 72) },
  { name: 'lines wrapped at 60', change: (page) => wrapPage(page, 60) },
  { name: 'lines wrapped at 100', change: (page) => wrapPage(page, 100) },
  { name: 'no blank lines', change: (page) => page.replaceAll(/\n[ \u00a0]*(?=\n)/g, '') },
  { name: 'three blank lines for each', change: (page) => page.replaceAll('\n\n', '\n\n\n\n') },
  { name: 'lines indented', change: (page) => page.replaceAll(/^(?=.)/gm, '    ') },
  { name: 'French dates', change: (page) => changeDates(page, ({ day, year, hour, minute }) => `ven. ${day} sept. ${year} ${hour}:${minute}`) },
  { name: 'long French dates', change: (page) => changeDates(page, ({ day, month, year, hour, minute }) => `vendredi ${day} ${months[month][0]} ${year} à ${Number(hour)} h ${minute}`) },
  { name: 'French hours', change: (page) => changeDates(page, ({ day, month, year, hour, minute }) => `le ${day} ${months[month][0]} ${year} à ${hour}h${minute}`) },
  { name: 'ISO dates', change: (page) => changeDates(page, ({ day, month, year, hour, minute }) => `${year}-${months[month][1]}-${day} ${hour}:${minute}`) },
  { name: 'ISO instants', change: (page) => changeDates(page, ({ day, month, year, hour, minute }) => `${year}-${months[month][1]}-${day}T${hour}:${minute}:00+02:00`) },
  { name: 'slashed dates', change: (page) => changeDates(page, ({ day, month, year, hour, minute }) => `${day}/${months[month][1]}/${year} ${hour}:${minute}`) },
  { name: 'American dates', change: (page) => page.replace(dated, (_, day: string, _month: string, year: string, hour: string, minute: string, half: string) => `Sep ${Number(day)}, ${year} ${hour}:${minute} ${half}`) },
  { name: 'no initials', change: (page) => page.replaceAll(/^(?:JV|PB|S|CL|CA)\n\n/gm, '') },
  { name: 'initials of photographs missing for some', change: (page) => page.replaceAll(/^(?:PB|CA)\n\n/gm, '') },
  { name: 'name and date on two lines', change: (page) => page.replaceAll(/ (?=(?:Wed|Fri|Tue) \d{2} Sep 2023)/g, '\n') },
  { name: 'buttons of the page', change: (page) => page.replaceAll(/^(?=(?:PB|CL|CA)$)/gm, 'Like\nReply\n\n') },
  { name: 'AXE 1. OBJECTIF 1. ACTION 1.', change: (page) => changeHeadings(page, (kind, number) => `${kind.toUpperCase()} ${number}.`) },
  { name: 'Axe I –', change: (page) => changeHeadings(page, (kind, number) => (kind === 'Axe' ? `Axe ${roman[number]} –` : `${kind} ${number} –`)) },
  { name: 'Objectif 2.1 —', change: (page) => changeHeadings(page, (kind, number, path) => (kind === 'Objectif' ? `Objectif ${path.join('.')} —` : `${kind} ${number} —`)) },
  { name: 'Action n° 12 :', change: (page) => changeHeadings(page, (kind, number) => `${kind} n° ${number} :`) },
  { name: 'Action n°12', change: (page) => changeHeadings(page, (kind, number) => (kind === 'Action' ? `Action n°${number}` : `${kind} ${number} :`)) },
  { name: 'Mesure 4', change: (page) => changeHeadings(page, (kind, number) => (kind === 'Action' ? `Mesure ${number}` : `${kind} ${number} :`)) },
  { name: '1.1.1', change: (page) => changeHeadings(page, (_, _number, path) => path.join('.')) },
  { name: '1.1.1 under words', change: (page) => changeHeadings(page, (kind, number, path) => (kind === 'Action' ? `${path.join('.')}.` : `${kind} ${number} :`)) },
  { name: 'numbers that start anew', change: (page) => changeHeadings(page, (kind, _, path) => `${kind} ${path.at(-1)} :`) },
  { name: 'Markdown headings', change: (page) => changeHeadings(page, (kind, number) => `${{ Axe: '##', Objectif: '###', Action: '####' }[kind]} ${kind} ${number} :`) },
  { name: 'text on the heading’s line', change: (page) => page.replaceAll(/^(Action \d+ :)\n\n/gm, '$1 ') },
  { name: 'titles of axes and objectives below', change: (page) => page.replaceAll(/^((?:Axe|Objectif) \d+) : (?=.{1,120}$)/gm, '$1 :\n\n') },
  { name: 'links on their own line', change: (page) => page.replaceAll('Discussions : https', 'Discussions :\nhttps') },
  { name: 'links without a label', change: (page) => page.replaceAll('Discussions : https', 'https') },
  { name: 'a summary of the axes above', change: (page) => page.replace('A vous de jouer !\n', 'A vous de jouer !\n\nAxe 1 : se relier\nAxe 2 : se renforcer\nAxe 3 : s’étendre\n') },
]
