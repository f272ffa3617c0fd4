import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { Encoding } from "./encoding.ts";

const compress = promisify(brotliCompress);

/** Level of compression: most of a specification is hex digits. */
const QUALITY = 5;

/** Specification of a chain, raw and as JSON, or what makes it when somebody asks for it. */
export type Specification = string | (() => Promise<string>);

/** Keeps what a function gives when it is first called; a failure is not kept. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** Returns a specification in the form that is asked for; each form is made once, when the first asks for it. */
export function servedSpecification(of: Specification): (encoding: Encoding) => Promise<string | Uint8Array> {
  const text = typeof of === "string" ? async () => of : once(of);
  const compressed = once(async () =>
    compress(await text(), { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
  );
  return (encoding) => (encoding === "br" ? compressed() : text());
}
