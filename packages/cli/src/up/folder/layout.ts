import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** Paths of a local network's files: one folder that can be moved or removed as a whole. */
export interface NetworkLayout {
  readonly root: string;
  /** The chain's specification. */
  readonly spec: string;
  readonly wallets: string;
  /** Scores of the validators, so that they go on after a restart. */
  readonly scores: string;
  readonly logs: string;
  /** The chain's history, as `tao index` keeps it. */
  readonly index: string;
  /** Ports that are remembered between runs. */
  readonly ports: string;
  /** Height and holders of the network when it was looked at last. */
  readonly standing: string;
  /** Lock of the one `tao up` that runs this network: the first part of the name of its turns. */
  readonly lock: string;
}

/** Paths of one of the network's nodes. */
export interface NodePlace {
  /** Name of its process and log. */
  readonly name: string;
  readonly basePath: string;
  /** File with the secret seed of its session keys. */
  readonly authorKey: string;
}

/** Returns the paths of a node, counted from 0. */
export function nodePlace({ root }: NetworkLayout, index: number): NodePlace {
  const suffix = index === 0 ? "" : `-${index + 1}`;
  const name = `node${suffix}`;
  return { name, basePath: join(root, name), authorKey: join(root, `author${suffix}.key`) };
}

/** Returns whether a name in the network's folder is one of a node's paths. */
export function isNodePlace(name: string): boolean {
  return /^(node|author)(-\d+)?(\.key)?$/.test(name);
}

/** Returns the paths below `root`. */
export function networkLayout(root: string): NetworkLayout {
  const base = resolve(root);
  return {
    root: base,
    spec: join(base, "chain.json"),
    wallets: join(base, "wallets"),
    scores: join(base, "scores"),
    logs: join(base, "logs"),
    index: join(base, "index"),
    ports: join(base, "network.json"),
    standing: join(base, "standing.json"),
    lock: join(base, "up.lock"),
  };
}

/** Makes the folders that are missing, readable by the owner only. */
export function makeFolders(layout: NetworkLayout): void {
  for (const folder of [layout.root, layout.wallets, layout.scores, layout.logs])
    mkdirSync(folder, { recursive: true, mode: 0o700 });
}
