import { binary } from "./generated/binary.ts";

/**
 * Returns the module's bytes. Only Node.js has a fast way; a page's loop takes five milliseconds while it is new (the
 * explorer's build replaces this file by one that fetches them).
 */
export function moduleBytes(): Uint8Array<ArrayBuffer> {
  if (typeof Buffer !== "undefined") return Buffer.from(binary, "base64");
  const characters = atob(binary);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
