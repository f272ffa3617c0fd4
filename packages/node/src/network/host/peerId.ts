import { generateKeyPairFromSeed } from "@libp2p/crypto/keys";
import { peerIdFromPrivateKey } from "@libp2p/peer-id";
import { loadNodeKey } from "./nodeKey.ts";

/**
 * Name under which peers know a node, by the file of its key, which is made when it does not exist.
 *
 * @throws NetworkError `INVALID_NODE_KEY`
 */
export async function nodePeerId(keyFile: string): Promise<string> {
  return peerIdFromPrivateKey(await generateKeyPairFromSeed("Ed25519", loadNodeKey(keyFile))).toString();
}
