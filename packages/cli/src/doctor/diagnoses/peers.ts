import { type Diagnosis, problem } from "../diagnosis.ts";

/** Finds a node without peers. A chain's only author needs none. */
export const noPeers: Diagnosis = ({ status }) => {
  const network = status?.network;
  if (status === undefined || network === undefined || network.peers.length > 0) return undefined;
  const { author, authors } = status.authority;
  if (authors === 0) return undefined; // peers would not help
  if (author !== undefined && authors === 1) return undefined;
  if (network.bootNodes.length === 0) {
    const hint =
      "Name a peer with --bootnodes; or if this is the network's first node, start the others with its address: every node prints its addresses when it starts.";
    return problem("NO_PEERS", "the node has no peers, and knows of none", hint);
  }
  const many =
    network.bootNodes.length === 1 ? "the one it knows of does" : `the ${network.bootNodes.length} it knows of do`;
  const hint =
    "Check that they run, that they are of the same chain, that they listen where this machine reaches them (--public), and that no firewall is between.";
  return problem("NO_PEERS", `the node has no peers: ${many} not answer`, hint);
};
