import { AppError } from '../domain/errors.ts'

/** What the importer refuses. `import.binary`, `import.encoding`, `import.empty`, `import.html`, `import.export`, `import.folder`, `import.missing`, `import.not-empty`: nothing was written. */
export class ImportError extends AppError {}
