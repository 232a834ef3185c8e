import { strFromU8, unzipSync } from 'fflate';

/** Bytes that a file of ours unpacks to at most: a sheet of a million rows. */
const LARGEST_UNPACKED = 600_000_000;
const MOST_FILES = 2_000;

/** Names of the files of a ZIP archive. @throws Error in words for an archive that is broken or has too many files. */
export function zipNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  unzip(bytes, (name) => {
    names.push(name);
    return false;
  });
  return names;
}

/**
 * Unpack some files of a ZIP archive as text.
 *
 * @throws Error in words for an archive that is broken, has too many files or unpacks to too much. The size that the archive states is
 *   the size of the buffer that it is unpacked to, so it cannot lie.
 */
export function unzipTexts(bytes: Uint8Array, wants: (name: string) => boolean): ReadonlyMap<string, string> {
  const files = unzip(bytes, wants);
  return new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
}

function unzip(bytes: Uint8Array, wants: (name: string) => boolean): Readonly<Record<string, Uint8Array>> {
  let size = 0;
  let count = 0;
  const filter = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
    count++;
    if (count > MOST_FILES) throw new Error(`the archive has more than ${MOST_FILES} files`);
    if (!wants(name)) return false;
    size += originalSize;
    if (size > LARGEST_UNPACKED) throw new Error(`the archive unpacks to more than ${LARGEST_UNPACKED} bytes`);
    return true;
  };
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    throw new Error(`the archive cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
