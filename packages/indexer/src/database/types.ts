import pg from "pg";

/** Both kinds of integers that PostgreSQL gives as texts: 64 bits wide, and of any size. */
const WIDE: readonly number[] = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];

/** Types of values that a connection gives: wide integers are bigints. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: "text" | "binary") =>
    WIDE.includes(id) ? BigInt : format === "binary" ? pg.types.getTypeParser(id, format) : pg.types.getTypeParser(id),
};
