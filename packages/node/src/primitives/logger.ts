/** Log of the node. A pino logger is one. Keys, seeds and phrases are never passed to it. */
export interface Logger {
  /** Writes what helps to find a fault. */
  debug(fields: object, message: string): void;
  /** Writes what was done. */
  info(fields: object, message: string): void;
  /** Writes what went wrong and passes by itself. */
  warn(fields: object, message: string): void;
  /** Writes what does not pass by itself. */
  error(fields: object, message: string): void;
}

const ignore = (): void => undefined;

/** Logger that writes nothing. */
export const silentLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
