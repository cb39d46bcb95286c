import { writeSearchIndex } from './write-search-index.ts'

const folder = process.argv[2]
if (!folder) throw new Error('Usage: index-search.ts FOLDER')
await writeSearchIndex(folder)
