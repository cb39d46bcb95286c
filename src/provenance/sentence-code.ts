import type { RecordCode } from './lazy-records.ts'
import type { NameTable } from './name-table.ts'
import type { SentenceState } from './sentence-state.ts'
import type { SentenceEventKind } from './traced-text.ts'

const kinds: readonly SentenceEventKind[] = ['written', 'reworded', 'split', 'joined', 'replaced', 'retouched', 'typography', 'moved', 'copied', 'restored']

/** A sentence's state as bytes; the names of texts are in a table. */
export function createSentenceCode(items: NameTable): RecordCode<SentenceState> {
  return {
    write({ item, revision, kind, text, key, parents, line, from, origins, spans }, writer) {
      writer.number(items.numberOf(item))
      writer.number(revision)
      writer.number(kinds.indexOf(kind))
      writer.text(text)
      writer.text(key)
      writer.numbers(parents)
      writer.number(line)
      writer.number(from === undefined ? 0 : items.numberOf(from) + 1)
      writer.numbers(origins)
      writer.numbers(spans)
    },
    read(reader) {
      const state = { item: items.nameOf(reader.number()), revision: reader.number(), kind: kinds[reader.number()] as SentenceEventKind, text: reader.text(), key: reader.text(), parents: reader.numbers(), line: reader.number() }
      const from = reader.number()
      return { ...state, ...(from === 0 ? {} : { from: items.nameOf(from - 1) }), origins: reader.numbers(), spans: reader.numbers() }
    },
  }
}
