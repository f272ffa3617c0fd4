import { loadNodeKey } from "./nodeKey.ts";

/**
 * Name under which peers know a node, by the file of its key, which is made when it does not exist.
 *
 * @throws NetworkError `INVALID_NODE_KEY`
 */
export async function nodePeerId(keyFile: string): Promise<string> {
  // Whoever needs no network loads none of its libraries.
  const [{ generateKeyPairFromSeed }, { peerIdFromPrivateKey }] = await Promise.all([
    import("@libp2p/crypto/keys"),
    import("@libp2p/peer-id"),
  ]);
  return peerIdFromPrivateKey(await generateKeyPairFromSeed("Ed25519", loadNodeKey(keyFile))).toString();
}
