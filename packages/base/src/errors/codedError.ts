import type { ErrorCatalog, ErrorFacts } from "./catalog.ts";

/**
 * Base of all errors of OpenTAO: a stable code for programs, a message for people, a hint that says what to do next,
 * and the error that caused it. A subclass belongs to a catalog, which lists its codes.
 *
 * @example
 * ```ts
 * const DOOR_ERRORS = defineErrors("Doors", 9900, {
 *   LOCKED: [0, "The door is locked.", "Find the key."],
 * });
 * class DoorError extends CodedError<CodeOf<typeof DOOR_ERRORS>> {
 *   override readonly name = "DoorError";
 *   protected override catalog() {
 *     return DOOR_ERRORS;
 *   }
 * }
 * throw new DoorError("LOCKED", "the door of room 7 is locked");
 * ```
 */
export abstract class CodedError<Code extends string = string> extends Error {
  /** Stable upper-case identifier, unique within the catalog. */
  readonly code: Code;
  /** Sentence that says what to do next. */
  readonly hint: string;

  /**
   * @param hint - what to do next, as a sentence; the catalog's cure when left out
   * @throws RangeError for a code that the catalog does not have
   */
  constructor(code: Code, message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    const { cure } = this.#facts();
    this.hint = hint ?? cure;
  }

  /** Returns the codes of this class. The constructor calls it. */
  protected abstract catalog(): ErrorCatalog<Code>;

  /** Number of the code, unique over all catalogs: `tao explain NUMBER` explains it. */
  get number(): number {
    return this.#facts().number;
  }

  #facts(): ErrorFacts {
    const { category, codes } = this.catalog();
    if (Object.hasOwn(codes, this.code)) return codes[this.code];
    throw new RangeError(`${this.code} is no error code of "${category}"; the error was: ${this.message}`);
  }
}

/** Returns the message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
