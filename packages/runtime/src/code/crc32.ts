const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb8_8320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 of gzip (RFC 1952, section 8), which goes on from that of the bytes before. */
export function crc32(data: Uint8Array, before = 0): number {
  let value = ~before;
  for (const byte of data) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}
