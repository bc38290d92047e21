import YDFTraining, { type Library } from 'ydf-training';

/** Starts the library; what it writes while it works goes, line by line, to `onLine`. */
export type OpenLibrary = (onLine: (line: string) => void) => Promise<Library>;

/** Starts it with its WebAssembly from `wasm`, or from beside the package where that is not given. */
export const openLibrary =
  (wasm?: string): OpenLibrary =>
  (onLine) =>
    YDFTraining({
      ...(wasm === undefined ? {} : { locateFile: () => wasm }),
      print: onLine,
      printErr: onLine,
    });
