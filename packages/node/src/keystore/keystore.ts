import { randomBytes } from "node:crypto";
import { bytesEqual, concat, toHex } from "@opentao/codec";
import { type Junction, type Keypair, keypairFromSeed, parseSuri, seedOf } from "@opentao/crypto";
import { NodeError } from "../primitives/errors.ts";
import { Listeners } from "../primitives/listeners.ts";
import { KeyFolder, type StoredKey } from "./folder.ts";
import { type KeyService, type KeyType, keyOf, type SessionKeys } from "./service.ts";

/** Settings of a keystore. */
export interface KeystoreOptions {
  /** Folder of the key files; without one keys last as long as the node runs. */
  readonly path?: string | undefined;
  /** Password under which secrets are written, and read where they are under one. */
  readonly password?: string | undefined;
}

const encoder = new TextEncoder();
/** Bytes before the owner's account in the message of a proof of possession. */
const PROOF_PREFIX = encoder.encode("POP_");
const KEY_LENGTH = 32;

/** The session keys of a node: in memory, and in files when there is a folder. */
export class Keystore implements KeyService {
  readonly #folder: KeyFolder | undefined;
  readonly #keys: Readonly<Record<KeyType, Map<string, Keypair>>> = { aura: new Map(), gran: new Map() };
  readonly #listeners = new Listeners<[]>();

  /** Reads all keys. @throws NodeError `KEY_UNREADABLE`, `WRONG_PASSWORD` */
  constructor({ path, password }: KeystoreOptions = {}) {
    this.#folder = path === undefined ? undefined : new KeyFolder(path, password);
    for (const { type, key } of this.#folder?.read() ?? []) this.#add(type, key);
  }

  /** Keys of a type, those that were given first before others. */
  keys(type: KeyType): readonly Keypair[] {
    return [...this.#keys[type].values()];
  }

  get isEmpty(): boolean {
    return this.#keys.aura.size === 0 && this.#keys.gran.size === 0;
  }

  /**
   * Holds a secret (secret URI, or 32-byte seed) as both keys for as long as the node runs. @throws CryptoError when it
   * is none
   */
  lend(secret: string | Uint8Array): void {
    // The seed once for both: a phrase takes tens of milliseconds to become one.
    const { seed, junctions } = seedAndPath(secret);
    this.#add("aura", keypairFromSeed(seed, "sr25519", junctions));
    // There are no soft derivations of ed25519 keys.
    if (junctions.every(({ hard }) => hard)) this.#add("gran", keypairFromSeed(seed, "ed25519", junctions));
  }

  /** Subscribes to keys that are added; returns the disposer. Listeners must not throw. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  insert(type: KeyType, secret: string, publicKey: Uint8Array): void {
    const key = keyOf(type, secret);
    if (!bytesEqual(key.publicKey, publicKey)) {
      const message = `the secret is that of ${toHex(key.publicKey)}, not of ${toHex(publicKey)}`;
      throw new NodeError(
        "WRONG_KEY",
        message,
        `Give the public key that the secret has as a key of the type ${type}.`,
      );
    }
    this.#keep({ type, secret, publicKey }, key);
    this.#notify();
  }

  has(type: KeyType, publicKey: Uint8Array): boolean {
    return this.#keys[type].has(toHex(publicKey));
  }

  rotate(): SessionKeys {
    const [aura, gran] = [this.#generate("aura"), this.#generate("gran")];
    this.#notify();
    return { keys: concat(aura, gran) };
  }

  prove(keys: Uint8Array, owner: Uint8Array): Uint8Array {
    const aura = this.#keys.aura.get(toHex(keys.subarray(0, KEY_LENGTH)));
    const gran = this.#keys.gran.get(toHex(keys.subarray(KEY_LENGTH)));
    if (aura === undefined || gran === undefined) {
      const hint = "Make them here (rotate), or insert their secrets first.";
      throw new NodeError("UNKNOWN_KEY", "this node does not hold those session keys", hint);
    }
    const message = concat(PROOF_PREFIX, owner);
    return concat(aura.sign(message), gran.sign(message));
  }

  #generate(type: KeyType): Uint8Array {
    const secret = toHex(randomBytes(KEY_LENGTH));
    const key = keyOf(type, secret);
    this.#keep({ type, secret, publicKey: key.publicKey }, key);
    return key.publicKey;
  }

  #keep(stored: StoredKey, key: Keypair): void {
    this.#folder?.write(stored);
    this.#add(stored.type, key);
  }

  #add(type: KeyType, key: Keypair): void {
    this.#keys[type].set(toHex(key.publicKey), key);
  }

  #notify(): void {
    this.#listeners.notify();
  }
}

/** A secret taken apart. @throws CryptoError when it is none */
function seedAndPath(secret: string | Uint8Array): { seed: Uint8Array; junctions: readonly Junction[] } {
  if (typeof secret !== "string") return { seed: secret, junctions: [] };
  const suri = parseSuri(secret);
  return { seed: seedOf(suri), junctions: suri.junctions };
}
