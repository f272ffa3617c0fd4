import { fromHex } from "@opentao/codec";
import { keypairFromSuri, verifySr25519 } from "@opentao/crypto";
import type { SignerPayload } from "@opentao/sdk/browser";
import { readKey } from "@opentao/sdk/keys";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DEFAULT_IDLE_MS, Keyring } from "../src/page/keys/keyring.ts";
import type { KeyStore } from "../src/page/keys/store.ts";
import type { AccountRecord, VaultRecord } from "../src/page/keys/vault.ts";

const PASSWORD = "correct horse 7";
const WORDS = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
const ADDRESS = keypairFromSuri(WORDS).address;

/** A store in memory, whose contents a test may look at and change. */
class MemoryStore implements KeyStore {
  vault: VaultRecord | undefined;
  accounts: AccountRecord[] = [];

  async read() {
    return { vault: this.vault, accounts: this.accounts };
  }

  async begin(vault: VaultRecord): Promise<boolean> {
    if (this.vault !== undefined) return false;
    this.vault = vault;
    return true;
  }

  async add(account: AccountRecord, { salt }: VaultRecord): Promise<boolean> {
    if (this.vault?.salt !== salt || this.accounts.some(({ address }) => address === account.address)) return false;
    this.accounts.push(account);
    return true;
  }

  async remove(address: string): Promise<void> {
    this.accounts = this.accounts.filter((one) => one.address !== address);
    if (this.accounts.length === 0) this.vault = undefined;
  }
}

async function withWords(store = new MemoryStore(), onLock = (): void => undefined): Promise<Keyring> {
  const keyring = new Keyring(store, onLock);
  await keyring.run("setUp", { password: PASSWORD });
  await keyring.run("importWords", { name: "mine", words: ` ${WORDS.toUpperCase()} `, scheme: "sr25519" });
  return keyring;
}

const hash = `0x${"11".repeat(32)}`;
const payload = (address: string): SignerPayload => ({
  ...{ address, blockHash: hash, blockNumber: "0x00000001", era: "0x00", genesisHash: hash },
  ...{ method: "0x0000", nonce: "0x00000000", signedExtensions: [], specVersion: "0x00000001" },
  ...{ tip: "0x00", transactionVersion: "0x00000001" },
  version: 4,
});

describe("keys of a browser", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("are made of new words once these have been said, and not before", async () => {
    const keyring = new Keyring(new MemoryStore(), () => undefined);
    await keyring.run("setUp", { password: PASSWORD });
    const { words, asked } = await keyring.run("generate", { count: 12 });
    expect(words).toHaveLength(12);
    expect(new Set(asked).size).toBe(3);
    const answers = asked.map((place) => `${words[place]}`);
    const wrong = [...answers.slice(0, 2), "wrong"];
    await expect(keyring.run("keep", { name: "a", answers: wrong })).rejects.toMatchObject({ kind: "otherWords" });
    const { accounts } = await keyring.run("keep", { name: "a", answers });
    expect(accounts).toEqual([{ address: keypairFromSuri(words.join(" ")).address, name: "a", scheme: "sr25519" }]);
    await expect(keyring.run("keep", { name: "a", answers })).rejects.toMatchObject({ kind: "otherWords" });
  });

  it("lie there sealed: neither their words nor their seed, and by another nonce each time", async () => {
    const store = new MemoryStore();
    await withWords(store);
    const kept = JSON.stringify([store.vault, store.accounts]);
    for (const word of WORDS.split(" ")) expect(kept).not.toContain(word);
    const again = new MemoryStore();
    await withWords(again);
    expect(again.accounts[0]?.secret).not.toEqual(store.accounts[0]?.secret);
    expect(again.vault?.salt).not.toBe(store.vault?.salt);
  });

  it("open with their password alone, and sign then", async () => {
    const store = new MemoryStore();
    await withWords(store);
    const keyring = new Keyring(store, () => undefined);
    const sign = () => keyring.run("sign", { payload: payload(ADDRESS) });
    await expect(sign()).rejects.toMatchObject({ kind: "locked" });
    await expect(keyring.run("unlock", { password: "wrong" })).rejects.toMatchObject({ kind: "wrongPassword" });
    expect(await keyring.run("list", {})).toMatchObject({ isSetUp: true, isUnlocked: false });
    await keyring.run("unlock", { password: PASSWORD });
    const signature = fromHex(await sign());
    // The call, no extension, and the byte of none.
    const { publicKey } = keypairFromSuri(WORDS);
    expect(signature[0]).toBe(1);
    expect(verifySr25519(signature.subarray(1), fromHex("0x0000"), publicKey)).toBe(true);
    const other = keypairFromSuri("//Bob").address;
    await expect(keyring.run("sign", { payload: payload(other) })).rejects.toMatchObject({ kind: "unknown" });
  });

  it("are refused when what is sealed was put under another account, or changed", async () => {
    const store = new MemoryStore();
    const keyring = await withWords(store);
    const bob = keypairFromSuri("//Bob").address;
    store.accounts = store.accounts.map((one) => ({ ...one, address: bob }));
    await expect(keyring.run("sign", { payload: payload(bob) })).rejects.toMatchObject({ kind: "broken" });
  });

  it("are exported as polkadot-js takes them, when the password is said again", async () => {
    const keyring = await withWords();
    const job = { address: ADDRESS, password: "another" };
    await expect(keyring.run("export", job)).rejects.toMatchObject({ kind: "wrongPassword" });
    const json = await keyring.run("export", { ...job, password: PASSWORD });
    const bytes = new TextEncoder().encode(json);
    expect((await readKey(bytes, PASSWORD, "the export")).keypair.address).toBe(ADDRESS);
    const fresh = new Keyring(new MemoryStore(), () => undefined);
    await fresh.run("setUp", { password: "of another browser" });
    const file = { name: "again", bytes, password: "wrong" };
    await expect(fresh.run("importFile", file)).rejects.toMatchObject({ code: "WRONG_PASSWORD" });
    const { accounts } = await fresh.run("importFile", { ...file, password: PASSWORD });
    expect(accounts.map(({ address }) => address)).toEqual([ADDRESS]);
  });

  it("refuse weak passwords, a second password, words that are none, and a key that is there", async () => {
    const keyring = new Keyring(new MemoryStore(), () => undefined);
    await expect(keyring.run("setUp", { password: "aaaa" })).rejects.toMatchObject({ code: "WEAK_PASSWORD" });
    const words = (text: string) => keyring.run("importWords", { name: "a", words: text, scheme: "sr25519" });
    await expect(words(WORDS)).rejects.toMatchObject({ kind: "locked" });
    await keyring.run("setUp", { password: PASSWORD });
    await expect(keyring.run("setUp", { password: PASSWORD })).rejects.toMatchObject({ kind: "setUpAlready" });
    await expect(words("bottom drive")).rejects.toMatchObject({ kind: "noWords" });
    await expect(words("bottom ".repeat(12))).rejects.toThrow();
    await words(WORDS);
    await expect(words(WORDS)).rejects.toMatchObject({ kind: "known" });
  });

  it("are gone with their vault when the last one is forgotten", async () => {
    const store = new MemoryStore();
    const keyring = await withWords(store);
    const state = await keyring.run("forget", { address: ADDRESS });
    expect(state).toEqual({ isSetUp: false, isUnlocked: false, accounts: [] });
    expect(store.vault).toBeUndefined();
  });

  it("lock when nobody is there, and not while somebody is", async () => {
    const store = new MemoryStore();
    let locks = 0;
    const keyring = await withWords(store, () => {
      locks += 1;
    });
    vi.useFakeTimers();
    await keyring.run("touch", {});
    vi.advanceTimersByTime(DEFAULT_IDLE_MS - 1);
    await keyring.run("touch", {});
    vi.advanceTimersByTime(DEFAULT_IDLE_MS - 1);
    expect(locks).toBe(0);
    vi.advanceTimersByTime(1);
    expect(locks).toBe(1);
    await expect(keyring.run("sign", { payload: payload(ADDRESS) })).rejects.toMatchObject({ kind: "locked" });
  });

  it("lock on a machine that slept, whose timers have not counted", async () => {
    let locks = 0;
    const keyring = await withWords(new MemoryStore(), () => {
      locks += 1;
    });
    vi.useFakeTimers({ toFake: ["Date"] });
    await keyring.run("touch", {});
    vi.setSystemTime(Date.now() + DEFAULT_IDLE_MS);
    await expect(keyring.run("sign", { payload: payload(ADDRESS) })).rejects.toMatchObject({ kind: "locked" });
    expect(locks).toBe(1);
  });
});
