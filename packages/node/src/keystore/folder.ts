import { mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemCodeOf } from "@opentao/base";
import { bytesEqual, fromHex } from "@opentao/codec";
import { CryptoError, type Keypair } from "@opentao/crypto";
import * as z from "zod";
import { readBoundedText } from "../primitives/boundedFile.ts";
import { NodeError } from "../primitives/errors.ts";
import { openSecret, SealedSecret, sealSecret } from "./seal.ts";
import { isKeyType, type KeyType, keyOf } from "./service.ts";

/** A key with its secret. */
export interface StoredKey {
  readonly type: KeyType;
  readonly publicKey: Uint8Array;
  /** Secret URI, or `0x` and the 64 hex digits of a seed. */
  readonly secret: string;
}

/** A key that was found in the folder. */
interface FoundKey {
  readonly type: KeyType;
  readonly key: Keypair;
}

/** Larger files hold no key. */
const MAX_FILE_BYTES = 16 * 1024;

/** Four letters of the type and 32 bytes of the public key, in hex: Substrate's names of key files. */
const FILE_NAME = /^[0-9a-f]{72}$/;

const Content = z.union([z.string(), SealedSecret]);

function fileName({ type, publicKey }: Pick<StoredKey, "type" | "publicKey">): string {
  return Buffer.concat([Buffer.from(type), publicKey]).toString("hex");
}

/** Keys in a folder, one a file. */
export class KeyFolder {
  readonly #path: string;
  readonly #password: string | undefined;

  /**
   * @param password - under which secrets are written; without one they are written as Substrate does, in the
   * clear
   */
  constructor(path: string, password: string | undefined) {
    this.#path = path;
    this.#password = password;
  }

  /**
   * All keys, ready to sign; files that are no session key's are left alone. @throws NodeError `KEY_UNREADABLE`,
   * `WRONG_PASSWORD`
   */
  read(): FoundKey[] {
    return this.#names().flatMap((name) => this.#read(name) ?? []);
  }

  /**
   * Writes a key: whole or not at all, for this user alone. @throws NodeError `KEY_UNREADABLE` when the folder cannot
   * be written
   */
  write(key: StoredKey): void {
    const name = fileName(key);
    const content = this.#password === undefined ? key.secret : sealSecret(key.secret, name, this.#password);
    const path = join(this.#path, name);
    try {
      mkdirSync(this.#path, { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, JSON.stringify(content), { mode: 0o600, flush: true });
      renameSync(`${path}.new`, path);
    } catch (error) {
      // The system throws plain errors.
      throw unreadable(path, "cannot be written", error);
    }
  }

  #names(): string[] {
    try {
      return readdirSync(this.#path).filter((name) => FILE_NAME.test(name));
    } catch (error) {
      if (systemCodeOf(error) === "ENOENT") return [];
      throw unreadable(this.#path, "cannot be read", error); // any other error of the system
    }
  }

  #read(name: string): FoundKey | undefined {
    const type = Buffer.from(name.slice(0, 8), "hex").toString("latin1");
    if (!isKeyType(type)) return undefined;
    const publicKey = fromHex(`0x${name.slice(8)}`);
    const key = keyIn(type, this.#secret(name));
    if (key !== undefined && bytesEqual(key.publicKey, publicKey)) return { type, key };
    throw unreadable(join(this.#path, name), "does not hold the secret of the key that it is named for");
  }

  #secret(name: string): string {
    const path = join(this.#path, name);
    const content = readContent(path);
    if (typeof content === "string") return content;
    const secret = this.#password === undefined ? undefined : openSecret(content, name, this.#password);
    if (secret !== undefined) return secret;
    const message = `the key file ${path} is under ${this.#password === undefined ? "a" : "another"} password`;
    throw new NodeError("WRONG_PASSWORD", message, "Give the password of the keystore.");
  }
}

function readContent(path: string): z.infer<typeof Content> {
  try {
    return Content.parse(JSON.parse(readBoundedText(path, MAX_FILE_BYTES)));
  } catch (error) {
    // Neither text nor parser messages go further: they may quote the secret.
    const code = systemCodeOf(error);
    throw unreadable(path, code === undefined ? "cannot be read" : `cannot be read (${code})`);
  }
}

/** The key of a secret; `undefined` when it is none. */
function keyIn(type: KeyType, secret: string): Keypair | undefined {
  try {
    return keyOf(type, secret);
  } catch (error) {
    if (error instanceof CryptoError) return undefined;
    throw error;
  }
}

function unreadable(path: string, what: string, cause?: unknown): NodeError {
  const hint =
    "Restore the file from a copy, or move it out of the folder; a lost session key can be replaced by a new one.";
  return new NodeError("KEY_UNREADABLE", `the key file ${path} ${what}`, hint, { cause });
}
