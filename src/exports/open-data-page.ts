import type { ExportsDictionary } from '../i18n/exports.ts'
import { translateExports } from '../i18n/exports.ts'
import type { KeyOf } from '../i18n/index.ts'
import type { Site } from '../site/site.ts'
import { besidePage } from './beside-page.ts'
import { datasetNames, datasets } from './data/datasets.ts'

interface Link {
  label: string
  href: string
}

/** The page that documents every file. */
export interface OpenDataPage {
  licence: string[]
  tables: { name: string; what: string; json: Link; csv: Link; schema: Link; columns: { name: string; meaning: string }[] }[]
  feeds: Link[]
  /** Address of one feed, and of one item's provenance, to show how the others are made. */
  feedExample: string
  provExample: string
  prov: { plan: Link; schema: Link }
  build: string
  verify: string
}

export function buildOpenDataPage(site: Site): OpenDataPage {
  const t = translateExports(site.language)
  const { links, state } = site
  const { licence } = state.plan.fields
  const action = [...state.plan.items.values()].find(({ kind }) => kind === 'action')
  const example = (extension: string): string => links.page(action ? besidePage(site, links.item('action', action.id), extension) : `actions/….${extension}`)
  return {
    licence: licence ? [t('data.licence', { licence }), t('data.licence-field')] : [t('data.no-licence')],
    tables: datasetNames.map((name) => {
      const label = t(`data.${name}`)
      return {
        name: label,
        what: t(`data.${name}-what`),
        json: { label: t('data.json-of', { name: label }), href: links.page(`donnees/${name}.json`) },
        csv: { label: t('data.csv-of', { name: label }), href: links.page(`donnees/${name}.csv`) },
        schema: schemaOf(site, name, label),
        columns: datasets[name].columns.map((column) => ({ name: column, meaning: t(`column.${column}` as KeyOf<ExportsDictionary>) })),
      }
    }),
    feeds: [{ label: t('data.feed-plan'), href: links.page('journal.xml') }, ...state.plan.axes.map((axis) => ({ label: site.fullName(axis), href: links.page(besidePage(site, links.item('axis', axis.id), 'xml')) }))],
    feedExample: example('xml'),
    provExample: example('prov.json'),
    prov: { plan: { label: t('data.prov-plan'), href: links.page('donnees/prov.json') }, schema: schemaOf(site, 'prov', t('data.prov-plan')) },
    build: links.page('build.json'),
    verify: links.page('verifier/'),
  }
}

function schemaOf(site: Site, name: string, label: string): Link {
  return { label: translateExports(site.language)('data.schema-of', { name: label }), href: site.links.page(`donnees/schemas/${name}.schema.json`) }
}
