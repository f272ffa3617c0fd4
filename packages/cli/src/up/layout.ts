import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where a local network keeps what it has: one folder that can be moved or removed as a whole. */
export interface NetworkLayout {
  readonly root: string;
  /** The chain's specification. */
  readonly spec: string;
  /** The node's database. */
  readonly node: string;
  /** The block author's secret seed. */
  readonly authorKey: string;
  readonly wallets: string;
  /** Scores of the validators, so that they go on after a restart. */
  readonly scores: string;
  readonly logs: string;
  /** What is remembered between runs. */
  readonly state: string;
  /** Held by the one `tao up` that runs this network. */
  readonly lock: string;
}

/** The places below `root`. */
export function networkLayout(root: string): NetworkLayout {
  const base = resolve(root);
  return {
    root: base,
    spec: join(base, "chain.json"),
    node: join(base, "node"),
    authorKey: join(base, "author.key"),
    wallets: join(base, "wallets"),
    scores: join(base, "scores"),
    logs: join(base, "logs"),
    state: join(base, "network.json"),
    lock: join(base, "up.lock"),
  };
}

/** Makes the folders, readable by the owner only. */
export function makeFolders(layout: NetworkLayout): void {
  for (const folder of [layout.root, layout.node, layout.wallets, layout.scores, layout.logs])
    mkdirSync(folder, { recursive: true, mode: 0o700 });
}
