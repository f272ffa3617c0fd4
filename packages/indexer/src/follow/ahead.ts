/**
 * Values that `read` gives for each number from `first` to `last`, in order, reading several ahead: never more than
 * `most` are being read or wait to be taken.
 */
export async function* readAhead<Value extends object>(
  first: number,
  last: number,
  most: number,
  read: (number: number) => Promise<Value>,
): AsyncGenerator<Value> {
  const pending: Promise<Value>[] = [];
  const add = (number: number): void => {
    const value = read(number);
    // Whoever takes it gets the rejection; nobody does after an earlier one.
    value.catch(() => undefined);
    pending.push(value);
  };
  for (let next = first; next <= last || pending.length > 0; ) {
    for (; next <= last && pending.length < most; next += 1) add(next);
    const value = await pending.shift();
    if (value !== undefined) yield value;
  }
}
