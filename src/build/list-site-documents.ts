import { listDocuments } from '../exports/list-documents.ts'
import { listPictures } from '../exports/social/list-pictures.ts'
import { buildMomentsFile, listChangedItems } from '../site/compare/build-moments-file.ts'
import { buildStatesFile } from '../site/compare/build-states-file.ts'
import { momentsFile, statesFile } from '../site/compare/comparison-files.ts'
import { buildOfflineElement, listOfflineElements } from '../site/offline-element.ts'
import type { Site } from '../site/site.ts'
import type { FileToMake } from './part-maker.ts'

/** Every file of the site that is no page, but for those of the whole plan to take away. */
export function* listSiteDocuments(site: Site): Generator<FileToMake> {
  for (const document of listDocuments(site)) yield { path: document.path, make: () => Buffer.from(document.text) }
  for (const id of listOfflineElements(site)) yield { path: `hors-ligne/elements/${id}.json`, make: () => Buffer.from(JSON.stringify(buildOfflineElement(site, id))) }
  yield { path: momentsFile, make: () => Buffer.from(JSON.stringify(buildMomentsFile(site))) }
  for (const id of listChangedItems(site)) yield { path: statesFile(id), make: () => Buffer.from(JSON.stringify(buildStatesFile(site, id))) }
  for (const picture of listPictures(site)) yield { path: picture.path, make: () => Buffer.from(picture.bytes) }
}
