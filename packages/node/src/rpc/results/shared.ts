import { JsonText } from "../protocol/message.ts";

/** Makes something of a block, a notification or bytes once, however many subscribers ask for it. */
export function shared<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const known = made.get(key) ?? { value: make(key) };
    made.set(key, known);
    return known.value;
  };
}

/** The JSON text of what is made of something, once for all subscribers. */
export function sharedText<K extends object>(make: (key: K) => unknown): (key: K) => JsonText {
  return shared((key) => JsonText.of(make(key)));
}
