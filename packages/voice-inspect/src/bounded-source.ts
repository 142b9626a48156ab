import type { Source } from "mediabunny";

// Every look at the bytes asks for their size first. The thriftiest MP3 file (24 bytes to the frame) takes one such
// question for every two or three bytes; a small file needs some to begin with.
const questionsPerByte = 1;
const questionsToBegin = 100_000;

/**
 * The bytes of a sample for the audio reader, which may look at them a limited number of times. On damaged FLAC, WebM
 * and MKV files mediabunny 1.61 goes round in circles for ever without once giving way to a timer, so only what it
 * calls on its way can stop it. It offers no public hook there: a version that renames `_getFileSize` fails here at once.
 */
export function boundedSource(reader: typeof import("mediabunny"), bytes: Uint8Array): Source {
  let questionsLeft = questionsToBegin + bytes.byteLength * questionsPerByte;
  const source = new reader.BufferSource(bytes) as Source & { _getFileSize(): number };
  const getFileSize = source._getFileSize.bind(source);
  source._getFileSize = () => {
    questionsLeft -= 1;
    if (questionsLeft < 0) throw new RangeError("The audio reader makes no headway.");
    return getFileSize();
  };
  return source;
}
