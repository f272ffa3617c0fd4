/** `Promise.withResolvers` as ECMAScript 2024 describes it. */
interface WithResolvers {
  withResolvers?: <T>() => {
    promise: Promise<T>;
    resolve: (value: T | PromiseLike<T>) => void;
    reject: (reason?: unknown) => void;
  };
}

/**
 * Gives Node.js 20 the `Promise.withResolvers` that it lacks: libp2p's packages call it. Where the function is there
 * already, nothing changes.
 */
export function provideResolvers(): void {
  // The library's declarations are older than the function; where it is missing the property is just absent.
  const promise = Promise as typeof Promise & WithResolvers;
  promise.withResolvers ??= <T>() => {
    let resolve: (value: T | PromiseLike<T>) => void = () => undefined;
    let reject: (reason?: unknown) => void = () => undefined;
    const created = new Promise<T>((onValue, onError) => {
      resolve = onValue;
      reject = onError;
    });
    return { promise: created, resolve, reject };
  };
}
