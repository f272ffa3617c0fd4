/** A member that the metadata must have given the client. */
export function there<T>(member: T | undefined): T {
  if (member === undefined) throw new TypeError("the client did not find it in the metadata");
  return member;
}
