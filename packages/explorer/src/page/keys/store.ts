import { KeysError } from "./keysError.ts";
import { type AccountRecord, accountRecord, type VaultRecord, vaultRecord } from "./vault.ts";

/** Storage of a browser for what is sealed. */
export interface KeyStore {
  read(): Promise<{ readonly vault: VaultRecord | undefined; readonly accounts: readonly AccountRecord[] }>;
  /** Keeps a new vault; false when there is one. */
  begin(vault: VaultRecord): Promise<boolean>;
  /** Keeps an account of a vault; false when the vault is not there any more, or the account is there already. */
  add(account: AccountRecord, vault: VaultRecord): Promise<boolean>;
  /** Forgets an account, and with the last one the vault. */
  remove(address: string): Promise<void>;
}

const VAULT = "vault";
const ACCOUNTS = "accounts";

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new KeysError("noStorage", request.error?.message));
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(new KeysError("noStorage", transaction.error?.message));
  });
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open("opentao-keys", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(VAULT);
    request.result.createObjectStore(ACCOUNTS, { keyPath: "address" });
  };
  return answer(request);
}

/** The database of this browser. What is in it is read as what strangers may have written. */
export class BrowserKeyStore implements KeyStore {
  #database: Promise<IDBDatabase> | undefined;

  async read() {
    const transaction = await this.#begin("readonly");
    const [vault, accounts] = await Promise.all([
      answer<unknown>(transaction.objectStore(VAULT).get(VAULT)),
      answer<unknown[]>(transaction.objectStore(ACCOUNTS).getAll()),
    ]);
    const [known, list] = [vaultRecord.optional().safeParse(vault), accountRecord.array().safeParse(accounts)];
    if (!known.success || !list.success) throw new KeysError("broken", `${known.error ?? list.error}`.slice(0, 500));
    return { vault: known.data, accounts: list.data };
  }

  async begin(vault: VaultRecord): Promise<boolean> {
    const transaction = await this.#begin("readwrite");
    const store = transaction.objectStore(VAULT);
    const isNew = (await answer<unknown>(store.get(VAULT))) === undefined;
    if (isNew) store.put(vault, VAULT);
    await ended(transaction);
    return isNew;
  }

  async add(account: AccountRecord, { salt }: VaultRecord): Promise<boolean> {
    const transaction = await this.#begin("readwrite");
    const accounts = transaction.objectStore(ACCOUNTS);
    const [vault, known] = await Promise.all([
      answer<unknown>(transaction.objectStore(VAULT).get(VAULT)),
      answer<unknown>(accounts.get(account.address)),
    ]);
    const isSame = vaultRecord.safeParse(vault).data?.salt === salt && known === undefined;
    if (isSame) accounts.add(account);
    await ended(transaction);
    return isSame;
  }

  async remove(address: string): Promise<void> {
    const transaction = await this.#begin("readwrite");
    const accounts = transaction.objectStore(ACCOUNTS);
    accounts.delete(address);
    const left = await answer(accounts.count());
    if (left === 0) transaction.objectStore(VAULT).delete(VAULT);
    await ended(transaction);
  }

  async #begin(mode: "readonly" | "readwrite"): Promise<IDBTransaction> {
    this.#database ??= opened();
    // Written to the disk before it is said to be kept.
    return (await this.#database).transaction([VAULT, ACCOUNTS], mode, { durability: "strict" });
  }
}
