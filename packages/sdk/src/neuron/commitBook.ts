import { join } from "node:path";
import { U16_MAX } from "@opentao/codec";
import * as z from "zod";
import type { WeightVector } from "../chain/actions/weights.ts";
import { readState, unreadable, writeState } from "./stateFile.ts";

/** Weights that were committed by their hash, with what it takes to reveal them. */
export interface OpenCommit {
  /** Hash that the chain holds, `0x` and hex digits. */
  readonly hash: string;
  readonly weights: WeightVector;
  readonly salt: readonly number[];
  /** Epoch when it was made ready; it may get into a later one. */
  readonly epoch: number;
}

/** Owner of commits, and the chain and subnet on which they count. */
export interface CommitOwner {
  /** Hash of the chain's first block. */
  readonly genesisHash: string;
  readonly netuid: number;
  /** SS58 address. */
  readonly hotkey: string;
}

const u16 = z.int().min(0).max(U16_MAX);
const stored = z.object({
  version: z.literal(1),
  genesisHash: z.string(),
  netuid: z.number(),
  hotkey: z.string(),
  commits: z.array(
    z.object({
      hash: z.string(),
      uids: z.array(u16),
      values: z.array(u16),
      versionKey: z.string().regex(/^\d{1,20}$/),
      salt: z.array(u16),
      epoch: z.number(),
    }),
  ),
});
/** The chain takes ten at a time; a few more may have been made ready and never sent. */
const MAX_COMMITS = 64;
const WHAT = "commits of weights";

/** Path of commits in a wallet's folder: a file a hotkey, subnet and chain. */
export function commitsFileOf(walletFolder: string, { genesisHash, netuid, hotkey }: CommitOwner): string {
  return join(walletFolder, "weights", `${hotkey}-${netuid}-${genesisHash.slice(2, 10)}.json`);
}

/** Commits that are not revealed yet. With a file they outlive a restart: each is on the disk before it can be sent. */
export class CommitBook {
  readonly #path: string | undefined;
  readonly #owner: CommitOwner;
  #commits: readonly OpenCommit[];

  private constructor(path: string | undefined, owner: CommitOwner, commits: readonly OpenCommit[]) {
    this.#path = path;
    this.#owner = owner;
    this.#commits = commits;
  }

  /** Reads the file; begins anew when there is none, or none is named. @throws NeuronError `STATE_UNREADABLE` */
  static async load(path: string | undefined, owner: CommitOwner): Promise<CommitBook> {
    const found = path === undefined ? undefined : await readState(path, WHAT, stored);
    if (path === undefined || found === undefined) return new CommitBook(path, owner, []);
    const isOwn =
      found.genesisHash === owner.genesisHash && found.netuid === owner.netuid && found.hotkey === owner.hotkey;
    if (!isOwn)
      throw unreadable(WHAT, path, `it is of ${found.hotkey} on subnet ${found.netuid} of another chain or key`);
    const { netuid } = owner;
    const commits = found.commits.map(({ hash, uids, values, versionKey, salt, epoch }) => ({
      hash,
      weights: { netuid, uids, values, versionKey: BigInt(versionKey) },
      salt,
      epoch,
    }));
    return new CommitBook(path, owner, commits);
  }

  /** All of them, the oldest first. */
  get commits(): readonly OpenCommit[] {
    return this.#commits;
  }

  /** Keeps a commit. @throws NeuronError `STATE_UNWRITABLE`; it must not be sent then */
  add(commit: OpenCommit): Promise<void> {
    return this.#replace([...this.#commits, commit].slice(-MAX_COMMITS));
  }

  /** Forgets all but those that pass. @throws NeuronError `STATE_UNWRITABLE` */
  async retain(passes: (commit: OpenCommit) => boolean): Promise<void> {
    const left = this.#commits.filter(passes);
    if (left.length < this.#commits.length) await this.#replace(left);
  }

  async #replace(commits: readonly OpenCommit[]): Promise<void> {
    if (this.#path !== undefined) {
      const list = commits.map(({ hash, weights: { uids, values, versionKey }, salt, epoch }) => ({
        ...{ hash, uids, values, versionKey: versionKey.toString(), salt, epoch },
      }));
      await writeState(this.#path, WHAT, { version: 1, ...this.#owner, commits: list }, true);
    }
    this.#commits = commits;
  }
}
