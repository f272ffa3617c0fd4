import { concat } from "@opentao/codec";
import { keypairFromSuri } from "@opentao/crypto";
import { type RuntimeCall, signed } from "../../src/framework/index.ts";
import { Session } from "../../src/pallets/session/index.ts";
import { possessionMessage } from "../../src/pallets/session/keys/possession.ts";
import { SubtensorModule as S } from "../../src/pallets/subtensor/index.ts";
import { account } from "../executive/chain.ts";
import type { Trial } from "./measure.ts";
import { COMMITTING, coldkey, hot } from "./world.ts";

const by = (who: Uint8Array, ...calls: RuntimeCall[]): Trial[] => calls.map((call) => ({ origin: signed(who), call }));
const endpoint = { netuid: 1, version: 1, ip: 134_744_072n, port: 80, ipType: 4 };
const position = { hotkey: hot(1), netuid: 1 };
const aura = keypairFromSuri("//Alice//node", "sr25519");
const grandpa = keypairFromSuri("//Alice//node", "ed25519");
const message = possessionMessage(coldkey);

/** Calls of fixed size with arguments with which they succeed. */
export const ordinary: readonly Trial[] = [
  ...by(
    hot(5),
    S.call("commitWeights", { netuid: COMMITTING, commitHash: account(1) }),
    S.call("commitMechanismWeights", { netuid: COMMITTING, mecid: 0, commitHash: account(1) }),
    S.call("serveAxon", { ...endpoint, protocol: 4, placeholder1: 0, placeholder2: 0 }),
    S.call("servePrometheus", endpoint),
  ),
  ...by(
    coldkey,
    S.call("setTempo", { netuid: 3, tempo: 400 }),
    S.call("setActivityCutoffFactor", { netuid: 3, factorMilli: 5000 }),
    S.call("triggerEpoch", { netuid: 3 }),
    S.call("increaseTake", { hotkey: hot(1), take: 11_797 }),
    S.call("rootRegister", { hotkey: hot(70) }),
    S.call("updateSymbol", { netuid: 3, symbol: new TextEncoder().encode("\u05ea") }),
    S.call("addStakeLimit", { ...position, amountStaked: 1_000_000_000n, limitPrice: 1n << 60n, allowPartial: true }),
    S.call("removeStakeLimit", { ...position, amountUnstaked: 1_000_000_000n, limitPrice: 1n, allowPartial: true }),
    Session.call("setKeys", {
      keys: { aura: aura.publicKey, grandpa: grandpa.publicKey },
      proof: concat(aura.sign(message), grandpa.sign(message)),
    }),
  ),
];
