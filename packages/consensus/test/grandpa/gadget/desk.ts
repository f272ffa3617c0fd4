import {
  type AuthoritySet,
  authoritySet,
  type BlockRef,
  compactCommit,
  decodeGossip,
  defaultGrandpaOptions,
  freshVoterState,
  GossipMessage,
  Grandpa,
  type GrandpaEffect,
  type Message,
  type VoterState,
} from "../../../src/index.ts";
import type { SimBlock } from "../simulation/blocks.ts";
import { simulatedSigner, verifySimulated } from "../simulation/keys.ts";
import { authoritiesOf, commitBy, NamedChain, signed } from "../support.ts";

export const signers = [0, 1, 2, 3].map(simulatedSigner);
export const signer = (voter: number) => simulatedSigner(voter);
export const own = signer(0);

/** A node with the key of voter 0, which does what the gadget wants at once and remembers it. */
export class Desk {
  readonly named: NamedChain;
  readonly grandpa: Grandpa;
  readonly effects: GrandpaEffect[] = [];
  now = 0;
  voter: VoterState;
  authorities: AuthoritySet;

  constructor(named: NamedChain, stored?: { voter: VoterState; authorities: AuthoritySet }, keys = [own]) {
    this.named = named;
    this.authorities = stored?.authorities ?? authoritySet(authoritiesOf(signers));
    this.voter = stored?.voter ?? freshVoterState(0n, named.ref("genesis"));
    const options = { ...defaultGrandpaOptions, chain: named.chain, verify: verifySimulated, signers: () => keys };
    this.grandpa = new Grandpa(options, this.authorities, this.voter);
    this.do(this.grandpa.start(named.chain.unfinalized().map(({ ref, header }) => ({ block: ref, header }))));
  }

  do(effects: GrandpaEffect[]): GrandpaEffect[] {
    this.effects.push(...effects);
    for (const effect of effects) {
      if (effect.kind === "finalize") this.named.chain.finalize(effect.block);
      if (effect.kind === "persist" || effect.kind === "finalize") {
        this.voter = effect.voter ?? this.voter;
        this.authorities = effect.authorities ?? this.authorities;
      }
    }
    return effects;
  }

  hear(peer: string, message: GossipMessage): GrandpaEffect[] {
    return this.do(this.grandpa.message(peer, GossipMessage.encode(message), this.now));
  }

  /** A peer that stands where this node does. */
  meet(peer: string, role: "authority" | "full" | "light" = "authority"): void {
    this.do(this.grandpa.connected(peer, role));
    this.stand(peer, this.grandpa.view.round, this.grandpa.view.setId);
  }

  stand(peer: string, round: bigint, setId = 0n, finalized = 0): GrandpaEffect[] {
    return this.hear(peer, { type: "Neighbor", value: { type: "V1", value: { round, setId, finalized } } });
  }

  vote(
    voter: number,
    type: Message["type"],
    block: BlockRef,
    round = this.grandpa.view.round,
    peer = "p1",
  ): GrandpaEffect[] {
    const { setId } = this.grandpa.view;
    const message = signed(signer(voter), { type, value: block }, round, setId);
    return this.hear(peer, { type: "Vote", value: { round, setId, message } });
  }

  commit(voters: number[], block: BlockRef, round = 1n, peer = "p1", setId = 0n): GrandpaEffect[] {
    const commit = compactCommit(commitBy(voters.map(signer), block, round, setId));
    return this.hear(peer, { type: "Commit", value: { round, setId, commit } });
  }

  timer(kind: "prevote" | "precommit" | "commit"): GrandpaEffect[] {
    const { round, setId } = this.grandpa.view;
    return this.do(this.grandpa.timer({ kind, setId, round: kind === "commit" ? round - 1n : round }));
  }

  add(block: SimBlock): GrandpaEffect[] {
    this.named.chain.add(block);
    return this.do(this.grandpa.imported({ block: block.ref, header: block.header }));
  }
}

export const reports = (effects: readonly GrandpaEffect[]): number[] =>
  effects.flatMap((effect) => (effect.kind === "report" ? [effect.value] : []));
export const sent = (effects: readonly GrandpaEffect[]): { peers: readonly string[]; message: GossipMessage }[] =>
  effects.flatMap((effect) =>
    effect.kind === "send" ? [{ peers: effect.peers, message: decodeGossip(effect.message) }] : [],
  );
export const votesIn = (effects: readonly GrandpaEffect[]) =>
  sent(effects).flatMap(({ message }) =>
    message.type === "Vote" && message.value.message.id === own.id ? [message.value.message.message] : [],
  );
export const finalizedIn = (effects: readonly GrandpaEffect[]) =>
  effects.flatMap((effect) => (effect.kind === "finalize" ? [effect.block] : []));

export const line = () => new NamedChain().grow("genesis", "b1", "b2", "b3", "b4", "b5", "b6");

/** Lets a desk's current round finalize a block by the votes of voters 0 to 2. */
export function decide(desk: Desk, block: BlockRef): GrandpaEffect[] {
  const from = desk.effects.length;
  desk.timer("prevote");
  for (const voter of [1, 2]) desk.vote(voter, "Prevote", block);
  desk.timer("precommit");
  for (const voter of [1, 2, 3]) desk.vote(voter, "Precommit", block, desk.grandpa.view.round);
  return desk.effects.slice(from);
}

/** A line whose third block announces voters 0, 1 and 4. */
export function changing(delay = 0): NamedChain {
  const named = new NamedChain().grow("genesis", "b1", "b2");
  const change = { authorities: authoritiesOf([0, 1, 4].map(signer)), delay };
  const block = named.tree.make(named.ref("b2"), change);
  named.chain.add(block);
  named.adopt("b3", block);
  return named.grow("b3", "b4", "b5", "b6");
}
