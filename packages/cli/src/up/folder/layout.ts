import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where a local network keeps what it has: one folder that can be moved or removed as a whole. */
export interface NetworkLayout {
  readonly root: string;
  /** The chain's specification. */
  readonly spec: string;
  readonly wallets: string;
  /** Scores of the validators, so that they go on after a restart. */
  readonly scores: string;
  readonly logs: string;
  /** What is remembered between runs. */
  readonly state: string;
  /** Where the network stood when it was looked at last. */
  readonly standing: string;
  /** Held by the one `tao up` that runs this network: the first part of the name of its turns. */
  readonly lock: string;
}

/** Where one of the network's nodes keeps what it has. */
export interface NodePlace {
  /** Name of its process and log. */
  readonly name: string;
  readonly basePath: string;
  /** The secret seed with which it makes blocks and votes. */
  readonly authorKey: string;
}

/** The place of a node, counted from 0. */
export function nodePlace({ root }: NetworkLayout, index: number): NodePlace {
  const suffix = index === 0 ? "" : `-${index + 1}`;
  const name = `node${suffix}`;
  return { name, basePath: join(root, name), authorKey: join(root, `author${suffix}.key`) };
}

/** Whether a name in the network's folder is that of a node's place. */
export function isNodePlace(name: string): boolean {
  return /^(node|author)(-\d+)?(\.key)?$/.test(name);
}

/** The places below `root`. */
export function networkLayout(root: string): NetworkLayout {
  const base = resolve(root);
  return {
    root: base,
    spec: join(base, "chain.json"),
    wallets: join(base, "wallets"),
    scores: join(base, "scores"),
    logs: join(base, "logs"),
    state: join(base, "network.json"),
    standing: join(base, "standing.json"),
    lock: join(base, "up.lock"),
  };
}

/** Makes the folders, readable by the owner only. */
export function makeFolders(layout: NetworkLayout): void {
  for (const folder of [layout.root, layout.wallets, layout.scores, layout.logs])
    mkdirSync(folder, { recursive: true, mode: 0o700 });
}
