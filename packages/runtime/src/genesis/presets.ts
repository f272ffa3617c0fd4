import type { Json } from "../framework/index.ts";

/** Names of the configurations that the runtime knows. */
export const presetNames = ["local", "dev", "mainnet"] as const;

/** Rao in one TAO. */
const TAO = 1_000_000_000;

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
/** The key of `//Alice_hk`. */
const ALICE_HOTKEY = "5Dt9sidKJJxfvznECukm6ptHMWP7AykqkooeZijhDfBQFDqe";
/** The block author: not an account that people spend from, since authors receive the fees. */
const ONE = "5Fxune7f71ZbpP2FoY3mhYcmM596Erhv1gRue4nsPwkxMR4n";
/** The ed25519 key of `//One`. */
const ONE_VOTER = "5Caq1V1MnhfNNoGza9sqx1so37LNq2N5xMeR7xpVpv7Nqgnf";

/** Development accounts with their TAO (protocol: localnet §3.1). */
const DEVELOPMENT_TAO: readonly (readonly [name: string, address: string, tao: number])[] = [
  ["Alice", ALICE, 1_000_000],
  ["Bob", "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty", 1_000_000],
  ["Charlie", "5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y", 1_000_000],
  ["Dave", "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy", 2_000],
  ["Eve", "5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw", 2_000],
  ["Ferdie", "5CiPPseXPECbkjWCa6MnjNokrgYjMqmKndv2rSnekmSK2DjL", 2_000],
  ["One", ONE, 2_000],
  ["Two", "5CUjxa4wVKMj3FqKdqAUf7zcEMr4MYAjXeWmUf44B41neLmJ", 2_000],
  ["Three", "5FKiDJ3T1c59m3QwQVgXyk2QmibqBaYSzk2X5eiPjLR438pk", 2_000],
  ["Alith, by its Ethereum address", "5Fghzk1AJt88PeFEzuRfXzbPchiBbsVGTTXcdx599VdZzkTA", 2_000],
  ["Baltathar, by its Ethereum address", "5GeqNhKWj1KG78VHzbmo3ZjZgUTrCuWeamdgiA114XHGdaEr", 2_000],
];

/** An account of the development chain whose secret everybody knows. */
export interface DevelopmentAccount {
  readonly name: string;
  /** Secret URI from which a wallet derives the key. */
  readonly secret: string;
  readonly address: string;
  readonly tao: number;
  /** True when it may make any call as root. */
  readonly isSudo: boolean;
}

/** Funded accounts of the preset `local`, in the order in which people use them. */
export const developmentAccounts: readonly DevelopmentAccount[] = DEVELOPMENT_TAO.filter(
  ([name]) => !name.includes(" "),
).map(([name, address, tao]) => ({ name, secret: `//${name}`, address, tao, isSudo: address === ALICE }));

/** Owner of root on a development chain. */
const ROOT_OWNER = { rootColdkey: ALICE, rootHotkey: ALICE_HOTKEY };

/**
 * A development chain as the official clients expect it, whose first subnets stand unstarted (protocol: localnet §3).
 */
const local = {
  parameters: {
    slotDuration: 250,
    fast: true,
    fairLaunch: false,
    initialTempo: 10,
    weightsRateLimit: 100,
    immunityPeriod: 4096,
    commitReveal: true,
    networkRateLimit: 0,
    powDifficulty: 10_000_000,
  },
  balances: { balances: DEVELOPMENT_TAO.map(([, address, tao]) => [address, tao * TAO]) },
  aura: { authorities: [ONE] },
  grandpa: { authorities: [[ONE_VOTER, 1]] },
  sudo: { key: ALICE },
  session: { proofOfIntelligence: { enabled: false } },
  subtensorModule: ROOT_OWNER,
} satisfies Json;

/** The same for those who develop: its first subnets are started, so that one can stake at once. */
const dev: Json = { ...local, subtensorModule: { ...ROOT_OWNER, startSubnets: true } };

/** The public chain: every TAO is earned. Who makes the first blocks is for the one who starts it to say. */
const mainnet: Json = {
  parameters: {
    slotDuration: 12_000,
    fast: false,
    fairLaunch: true,
    initialTempo: 360,
    weightsRateLimit: 100,
    immunityPeriod: 5000,
    commitReveal: true,
    networkRateLimit: 7200,
    powDifficulty: 10_000_000,
  },
  balances: { balances: [] },
  aura: { authorities: [] },
  grandpa: { authorities: [] },
  sudo: {},
  // Authors are chosen by Proof of Intelligence once four root validators qualify: each with 100 TAO on root and half
  // of the possible trust, earned in subnets with a twentieth of the emission. A session is an hour, a ban a week.
  session: {
    proofOfIntelligence: {
      enabled: true,
      sessionLength: 300,
      minAuthors: 4,
      maxAuthors: 32,
      minStake: 100 * TAO,
      minTrust: 32_768,
      minCoverage: 3_277,
      minValidators: 3,
      banSessions: 168,
    },
  },
};

/** A configuration by its name. */
export function presetOf(name: string): Json | undefined {
  return new Map<string, Json>([
    ["local", local],
    ["dev", dev],
    ["mainnet", mainnet],
  ]).get(name);
}
