import { generateMnemonic, type KeyScheme, keypairFromSuri } from "@opentao/crypto";
import { parsePayload, payloadSignature } from "@opentao/sdk/browser";
import { encryptPolkadotJs, ensureStrong, keypairOf, plainWords, readKey, type Secret } from "@opentao/sdk/keys";
import { KeysError } from "./keysError.ts";
import type { KeyJobName, KeyJobs, KeysState } from "./messages.ts";
import type { KeyStore } from "./store.ts";
import { type AccountRecord, newVault, openSecret, openVault, sealSecret, type VaultRecord } from "./vault.ts";

/** Time without a visitor's doing after which keys are locked, in ms, unless another is chosen. */
export const DEFAULT_IDLE_MS = 300_000;
/** Words of a new phrase that its writer is asked for. */
const ASKED = 3;
const MAX_FILE = 65_536;
const MAX_NAME = 40;

type Doing = { readonly [Name in KeyJobName]: (job: KeyJobs[Name]["job"]) => Promise<KeyJobs[Name]["result"]> };

/** Different places in a list of so many, in order. */
function places(count: number): number[] {
  const order = Array.from({ length: count }, (_, at) => ({
    at,
    by: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
  }));
  const chosen = order.toSorted((a, b) => a.by - b.by).slice(0, ASKED);
  return chosen.map(({ at }) => at).toSorted((a, b) => a - b);
}

/** Keys of a browser: sealed in its storage, opened one at a time to sign, locked when nobody is there. */
export class Keyring {
  readonly #store: KeyStore;
  readonly #onLock: () => void;
  #open: { readonly key: CryptoKey; readonly vault: VaultRecord } | undefined;
  #offered: { readonly words: readonly string[]; readonly asked: readonly number[] } | undefined;
  #idleMs = DEFAULT_IDLE_MS;
  #lockAt = Number.POSITIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #doing: Doing = {
    list: () => this.#state(),
    setUp: ({ password }) => this.#setUp(password),
    unlock: ({ password }) => this.#unlock(password),
    touch: async () => null,
    idle: async ({ after }) => {
      this.#idleMs = after;
      return null;
    },
    generate: async ({ count }) => {
      const words = generateMnemonic(count).split(" ");
      this.#offered = { words, asked: places(words.length) };
      return this.#offered;
    },
    keep: ({ name, answers }) => this.#keep(name, answers),
    importWords: ({ name, words, scheme }) => this.#importWords(name, words, scheme),
    importFile: async ({ name, bytes, password }) => {
      if (bytes.length > MAX_FILE) throw new KeysError("noKey", `> ${MAX_FILE} bytes`);
      return this.#add((await readKey(bytes, password, "the file")).secret, name);
    },
    export: async ({ address, password }) => {
      const account = await this.#account(address);
      const key = await openVault(this.#opened().vault, password);
      return encryptPolkadotJs(await openSecret(key, account), password, account.name);
    },
    forget: async ({ address }) => {
      await this.#store.remove(address);
      return this.#state();
    },
    sign: async ({ payload: given }) => {
      const payload = parsePayload(given);
      const secret = await openSecret(this.#opened().key, await this.#account(payload.address));
      return payloadSignature(payload, keypairOf(secret));
    },
  };

  /** Opens what a browser keeps. @param onLock - called when the keys were locked because nobody was there */
  constructor(store: KeyStore, onLock: () => void) {
    this.#store = store;
    this.#onLock = onLock;
  }

  /** Does a job. @throws KeysError; WalletError; CryptoError; ChainError */
  async run<Name extends KeyJobName>(name: Name, job: KeyJobs[Name]["job"]): Promise<KeyJobs[Name]["result"]> {
    // A machine that slept has not counted.
    if (Date.now() >= this.#lockAt) this.#lock();
    const result = await this.#doing[name](job);
    this.#wait();
    return result;
  }

  #lock(): void {
    clearTimeout(this.#timer);
    this.#lockAt = Number.POSITIVE_INFINITY;
    this.#open = undefined;
    this.#offered = undefined;
    this.#onLock();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#open === undefined) return;
    this.#lockAt = Date.now() + this.#idleMs;
    this.#timer = setTimeout(() => this.#lock(), this.#idleMs);
  }

  #opened(): { readonly key: CryptoKey; readonly vault: VaultRecord } {
    if (this.#open === undefined) throw new KeysError("locked");
    return this.#open;
  }

  async #state(): Promise<KeysState> {
    const { vault, accounts } = await this.#store.read();
    if (vault?.salt !== this.#open?.vault.salt) this.#open = undefined;
    const known = accounts.map(({ address, name, scheme }) => ({ address, name, scheme }));
    return { isSetUp: vault !== undefined, isUnlocked: this.#open !== undefined, accounts: known };
  }

  async #account(address: string): Promise<AccountRecord> {
    const account = (await this.#store.read()).accounts.find((one) => one.address === address);
    if (account === undefined) throw new KeysError("unknown", address);
    return account;
  }

  async #setUp(password: string): Promise<KeysState> {
    ensureStrong(password);
    const { key, record } = await newVault(password);
    if (!(await this.#store.begin(record))) throw new KeysError("setUpAlready");
    this.#open = { key, vault: record };
    return this.#state();
  }

  async #unlock(password: string): Promise<KeysState> {
    const { vault } = await this.#store.read();
    if (vault === undefined) throw new KeysError("unknown");
    this.#open = { key: await openVault(vault, password), vault };
    return this.#state();
  }

  async #keep(name: string, answers: readonly string[]): Promise<KeysState> {
    const { words = [], asked = [] } = this.#offered ?? {};
    const isRight = asked.every((place, at) => words[place] === answers[at]?.trim().toLowerCase());
    if (words.length === 0 || !isRight) throw new KeysError("otherWords");
    const state = await this.#add({ phrase: words.join(" "), scheme: "sr25519" }, name);
    this.#offered = undefined;
    return state;
  }

  async #importWords(name: string, words: string, scheme: KeyScheme): Promise<KeysState> {
    const phrase = plainWords(words) ?? "";
    const count = phrase.split(" ").length;
    if (![12, 15, 18, 21, 24].includes(count)) throw new KeysError("noWords", `${count}`);
    // Words that are none are told before anything is kept.
    keypairFromSuri(phrase, scheme);
    return this.#add({ phrase, scheme }, name);
  }

  async #add(secret: Secret, name: string): Promise<KeysState> {
    const { key, vault } = this.#opened();
    const account = await sealSecret(key, secret, name.trim().slice(0, MAX_NAME));
    if (!(await this.#store.add(account, vault))) throw new KeysError("known", account.address);
    return this.#state();
  }
}
