import { LocalChain } from "../chain/index.ts";
import { Database } from "../database/index.ts";
import { Finality, hasVoters, votersOf } from "../finality/index.ts";
import type { Keystore } from "../keystore/index.ts";
import { OffenceReporter, reportVoter } from "../offences/index.ts";
import { type Ask, TransactionPool } from "../pool/index.ts";
import { type Clock, systemClock } from "../primitives/clock.ts";
import { ClockWait } from "../primitives/clockWait.ts";
import { NodeError } from "../primitives/errors.ts";
import { type Logger, silentLogger } from "../primitives/logger.ts";
import { Metrics } from "../primitives/metrics.ts";
import type { Workers } from "../workers/index.ts";
import { Faults } from "./faults.ts";
import { checkAuthorKey, openKeys, voters } from "./keys.ts";
import type { FinalityMode, NodeOptions } from "./options.ts";
import { releasePages } from "./releasePages.ts";
import type { Steps } from "./steps.ts";
import { makeWorkers } from "./workers.ts";

/** Parts of a node on which all others stand. */
export interface Base {
  readonly keys: Keystore;
  readonly chain: LocalChain;
  readonly pool: TransactionPool;
  readonly workers: Workers;
  readonly reporter: OffenceReporter;
  /** `undefined` when blocks are finalized otherwise than by vote. */
  readonly finality: Finality | undefined;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Wait for blocks that are dated ahead of the clock, the node's own or those of others. */
  readonly clockWait: ClockWait;
  readonly logger: Logger;
  readonly faults: Faults;
}

/** Opens keys, database and chain. @throws DatabaseError, NodeError, CryptoError as `Node.start` says */
export async function openBase(options: NodeOptions, steps: Steps): Promise<Base> {
  const { spec, runtime, caches, pruning, finalityLag, clock = systemClock, logger = silentLogger } = options;
  const keys = openKeys(options);
  const metrics = new Metrics({ measuresSteps: options.measuresSteps });
  const database = await Database.open(options.basePath);
  steps.add(() => database.close());
  const mode = finalityMode(options);
  const chain = new LocalChain({
    ...{ spec, runtime, database, clock, metrics, pruning, finalityLag },
    finality: mode === "vote" ? "manual" : mode,
    ...(caches === undefined ? {} : { caches }),
  });
  checkAuthorKey(options, keys, chain, runtime, logger);
  if (mode === "vote") checkVoters(options, chain);
  const workers = makeWorkers(options, chain, database.path, logger);
  steps.add(() => workers.stop());
  releasePages(database, workers, logger);
  const ask: Ask = async (transaction, client) => {
    const { verified, ...validity } = await workers.run("validate", transaction, client);
    chain.signatures.note(verified);
    return validity;
  };
  const pool = new TransactionPool({ chain, clock, metrics, logger, ask, limits: options.pool ?? {} });
  steps.add(() => pool.stop());
  const reporter = new OffenceReporter({ chain, runtime, pool, logger });
  const voting = { chain, runtime, finalityLag, clock, metrics, logger, signers: () => voters(keys) };
  const finality =
    mode === "vote" ? new Finality({ ...voting, equivocated: (proof) => reportVoter(reporter, proof) }) : undefined;
  const clockWait = new ClockWait(clock, logger);
  const faults = new Faults(logger);
  return { keys, chain, pool, workers, reporter, finality, metrics, clock, clockWait, logger, faults };
}

/** Returns the rule of finality of a node. */
function finalityMode({ finality, network, runtime }: NodeOptions): FinalityMode {
  return finality ?? (network !== undefined && hasVoters(runtime) ? "vote" : "best");
}

/** @throws NodeError `NO_VOTERS` when blocks could never be finalized */
function checkVoters({ runtime }: NodeOptions, chain: LocalChain): void {
  if (hasVoters(runtime) && votersOf(runtime, chain).authorities.length > 0) return;
  const hint = "Name voters in `grandpa.authorities` of the chain specification, or choose another rule of finality.";
  throw new NodeError("NO_VOTERS", "the chain has no voters who could finalize blocks", hint);
}
