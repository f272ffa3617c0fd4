// The smaller face of zod, which loads what is called: `tao wallet` starts without the rest.
import * as z from "zod/mini";

const field = z.nullish(z.string().check(z.maxLength(4096)));
/** Contents of a plain key file (protocol: wire §b.2); every field is optional because writers differ. */
const contents = z.object({
  accountId: field,
  publicKey: field,
  privateKey: field,
  secretPhrase: field,
  secretSeed: field,
  ss58Address: field,
  /** 0 is ed25519, 1 sr25519; files of older writers, which know sr25519 alone, have none. */
  cryptoType: z.nullish(z.union([z.literal([0, 1]), z.pipe(z.literal(["0", "1"]), z.transform(Number))])),
});
/** Contents of a plain key file. */
export type KeyfileContents = z.infer<typeof contents>;

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Contents of a plain file; `undefined` when it is no key file at all. */
export function parseKeyfile(bytes: Uint8Array): KeyfileContents | undefined {
  let value: unknown;
  try {
    const text = decoder.decode(bytes).trim();
    // The oldest public files are the public key alone.
    value = /^0x[0-9a-fA-F]{64}$/.test(text) ? { publicKey: text } : JSON.parse(text);
  } catch {
    return undefined;
  }
  const file = contents.safeParse(value).data;
  return file === undefined || Object.values(file).every((entry) => entry == null) ? undefined : file;
}
