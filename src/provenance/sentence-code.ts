import type { RecordCode } from './lazy-records.ts'
import type { NameTable } from './name-table.ts'
import { keyOfPlain } from './segment-text.ts'
import type { SentenceState } from './sentence-state.ts'
import type { SentenceEventKind } from './traced-text.ts'

const kinds: readonly SentenceEventKind[] = ['written', 'reworded', 'split', 'joined', 'replaced', 'retouched', 'typography', 'moved', 'copied', 'restored']

/** A sentence's state as bytes; the names of texts are in a table. */
export function createSentenceCode(items: NameTable): RecordCode<SentenceState> {
  return {
    write({ item, revision, kind, text, key, isPlain, parents, line, from, origins, spans }, writer) {
      writer.number(items.numberOf(item))
      writer.number(revision)
      writer.number(kinds.indexOf(kind))
      writer.text(text)
      writer.number(isPlain ? 1 : 0)
      if (!isPlain) writer.text(key)
      writer.numbers(parents)
      writer.number(line)
      writer.number(from === undefined ? 0 : items.numberOf(from) + 1)
      writer.numbers(origins)
      writer.numbers(spans)
    },
    read(reader) {
      const [item, revision, kind, text] = [items.nameOf(reader.number()), reader.number(), kinds[reader.number()] as SentenceEventKind, reader.text()]
      const isPlain = reader.number() === 1
      return {
        item,
        revision,
        kind,
        text,
        key: isPlain ? keyOfPlain(text) : reader.text(),
        isPlain,
        parents: reader.numbers(),
        line: reader.number(),
        from: readFrom(reader.number(), items),
        origins: reader.numbers(),
        spans: reader.numbers(),
      }
    },
  }
}

function readFrom(number: number, items: NameTable): string | undefined {
  return number === 0 ? undefined : items.nameOf(number - 1)
}
