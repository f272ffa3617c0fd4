import { generateKeyPairFromSeed } from "@libp2p/crypto/keys";
import { peerIdFromPrivateKey } from "@libp2p/peer-id";
import { loadNodeKey } from "../../src/network/host/index.ts";

/** By what name peers know the node whose key is in a file, which is made when it is not there. */
export async function identityOf(nodeKeyFile: string): Promise<string> {
  const key = await generateKeyPairFromSeed("Ed25519", loadNodeKey(nodeKeyFile));
  return peerIdFromPrivateKey(key).toString();
}
