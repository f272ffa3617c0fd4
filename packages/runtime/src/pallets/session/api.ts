import { AccountId, bool, bytesEqual, H256, option, struct, u16, u32, u64, variant, vec } from "@opentao/codec";
import { apiMethod, runtimeApi } from "../../framework/index.ts";
import { U16_MAX } from "../../primitives/numbers.ts";
import { assess } from "./rotation/assess.ts";
import { accountOf } from "./rotation/seats.ts";
import { CurrentIndex, CurrentStart, Settings } from "./storage.ts";
import { type Seat, SessionSettings } from "./types.ts";

/** Returns a number from 0 to 1 with 64 fraction bits in parts of 65535. */
const proportion = (value: bigint): number => Number((value * BigInt(U16_MAX)) >> 64n);

const isAmong = (seats: readonly Seat[], who: Uint8Array): boolean =>
  seats.some((seat) => bytesEqual(accountOf(seat), who));

/** An author, who is a voter as well. */
const Author = struct(
  { hotkey: option(AccountId), aura: H256, grandpa: H256, since: u32, staysNext: bool },
  { path: "opentao_runtime::session::Author" },
);

/** Outcome of the choice for a root validator at the session's end. */
const Verdict = variant(
  {
    Chosen: null,
    SharedColdkey: null,
    Outranked: null,
    NoKeys: null,
    Banned: null,
    Idle: null,
    StakeTooLow: null,
    CoverageTooLow: null,
    TrustTooLow: null,
  },
  { path: "opentao_runtime::session::Verdict" },
);

/** A root validator as the choice sees it. Trust and coverage are out of 65535, stake and score in rao. */
const Candidate = struct(
  {
    hotkey: AccountId,
    coldkey: AccountId,
    stake: u64,
    trust: u16,
    coverage: u16,
    score: u64,
    seated: bool,
    seatedNext: bool,
    verdict: Verdict,
  },
  { path: "opentao_runtime::session::Candidate" },
);

const Session = struct(
  { index: u32, start: u32, settings: SessionSettings },
  { path: "opentao_runtime::session::SessionInfo" },
);

/** SessionApi: who makes blocks, and why. */
export const sessionApi = runtimeApi({
  name: "SessionApi",
  version: 1,
  docs: "Authors and voters, and the candidates among whom they are chosen.",
  methods: {
    session: apiMethod({
      args: {},
      output: Session,
      docs: "The session, its first block, and the rules of the choice.",
      run: ({ state }) => ({
        index: CurrentIndex.get(state),
        start: CurrentStart.get(state),
        settings: Settings.get(state),
      }),
    }),
    authors: apiMethod({
      args: {},
      output: vec(Author),
      docs: "Owners of seats, and whether they would keep them if the session ended now.",
      run: ({ state }) => {
        const { seats } = assess(state);
        return (seats?.now ?? []).map(({ owner, keys, since }) => ({
          hotkey: owner,
          ...keys,
          since,
          staysNext: isAmong(seats?.next ?? [], owner ?? keys.aura),
        }));
      },
    }),
    candidates: apiMethod({
      args: {},
      output: vec(Candidate),
      docs: "All root validators by rank, and the outcome of the choice if the session ended now.",
      run: ({ state }) => {
        const { candidates, seats } = assess(state);
        return candidates.map(({ hotkey, coldkey, stake, trust, coverage, score, verdict }) => ({
          hotkey,
          coldkey,
          stake,
          trust: proportion(trust),
          coverage: proportion(coverage),
          score,
          seated: isAmong(seats?.now ?? [], hotkey),
          seatedNext: isAmong(seats?.next ?? [], hotkey),
          verdict: { type: verdict },
        }));
      },
    }),
  },
});
