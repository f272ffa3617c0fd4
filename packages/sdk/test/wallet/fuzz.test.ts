import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { expect, it } from "vitest";
import { decryptAnsible } from "../../src/wallet/encryption/ansible.ts";
import { decryptFernet } from "../../src/wallet/encryption/fernet.ts";
import { decryptNacl } from "../../src/wallet/encryption/nacl.ts";
import { WalletError } from "../../src/wallet/errors.ts";
import { decodePublicFile, decodeSecretFile } from "../../src/wallet/keyfile.ts";
import { decryptPolkadotJs, parsePolkadotJs } from "../../src/wallet/polkadotJs.ts";

const official = JSON.parse(await readFile(new URL("../fixtures/officialKeyfiles.json", import.meta.url), "utf8"));
const files: Uint8Array[] = official.plain.map(({ file }: { file: string }) => new TextEncoder().encode(file));
const exported = await readFile(new URL("../fixtures/polkadotJsExports.json", import.meta.url), "utf8");
const unencrypted = JSON.parse(exported).find(({ password }: { password: string }) => password === "").json;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A real file with some bytes changed, or cut short. */
const damaged = fc
  .tuple(fc.constantFrom(...files), fc.array(fc.tuple(fc.nat(700), fc.nat(255)), { maxLength: 4 }), fc.nat(700))
  .map(([file, changes, length]) => {
    const copy = file.slice(0, length < 350 ? file.length : length);
    for (const [at, byte] of changes) if (at < copy.length) copy[at] = byte;
    return copy;
  });
/** Objects with the fields of a key file and anything in them. */
const names = ["accountId", "publicKey", "privateKey", "secretPhrase", "secretSeed", "ss58Address", "cryptoType"];
const odd = fc
  .dictionary(
    fc.constantFrom(...names),
    fc.oneof(fc.jsonValue(), fc.string(), fc.stringMatching(/^(0x)?[0-9a-f]{62,130}$/)),
  )
  .map((value) => utf8(JSON.stringify(value)));

/** Runs a decoder, which may refuse with an error of its own and no other. */
function refusesAtMost(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(WalletError);
  }
}

it("decoders of key files refuse with an error that says what is wrong, whatever they are given", () => {
  fc.assert(
    fc.property(fc.oneof(damaged, odd, fc.uint8Array({ maxLength: 200 })), (bytes) => {
      refusesAtMost(() => decodeSecretFile(bytes, "file"));
      refusesAtMost(() => decodePublicFile(bytes, "file"));
    }),
    { numRuns: 300 },
  );
});

it("decoders of encrypted files give nothing for garbage", async () => {
  const key = new Uint8Array(32);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.base64String({ maxLength: 300 }), async (bytes, text) => {
      expect(decryptNacl(new Uint8Array([...utf8("$NACL"), ...bytes]), key)).toBeUndefined();
      expect(decryptFernet(utf8(`gAAAAA${text}`), key)).toBeUndefined();
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[0-9a-f\n]{0,200}$/), async (text) => {
      expect(await decryptAnsible(utf8(`$ANSIBLE_VAULT;1.1;AES256\n${text}`), "x")).toBeUndefined();
    }),
    { numRuns: 20 },
  );
});

it("decoders of polkadot-js exports refuse damaged ones with an error that says what is wrong", async () => {
  const body = Buffer.from(unencrypted.encoded, "base64");
  await fc.assert(
    fc.asyncProperty(
      fc.nat(body.length - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.nat(body.length),
      async (at, by, length) => {
        const changed = Buffer.from(body);
        changed[at] = (changed[at] ?? 0) ^ by;
        for (const bytes of [changed, body.subarray(0, length === body.length ? 0 : length)]) {
          const file = parsePolkadotJs(
            utf8(JSON.stringify({ ...unencrypted, encoded: bytes.toString("base64") })),
            "file",
          );
          const outcome = await decryptPolkadotJs(file, "", "file").catch((error: unknown) => error);
          // The nonce, the second half of the secret, is not part of what the public key is made of.
          if (bytes === changed && at >= 48 && at < 80) continue;
          expect(outcome).toBeInstanceOf(WalletError);
        }
      },
    ),
    // The lowest bits of a shifted scalar are not part of the key that it makes.
    { numRuns: 100, examples: [[16, 1, 0]] },
  );
});
