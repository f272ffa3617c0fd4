import type { ErrorCatalog } from "@opentao/base";
import { CODEC_ERRORS } from "@opentao/codec";
import { CONSENSUS_ERRORS, GRANDPA_ERRORS } from "@opentao/consensus";
import { CRYPTO_ERRORS } from "@opentao/crypto";
import { FIXED_ERRORS } from "@opentao/fixed";
import { INDEX_ERRORS } from "@opentao/indexer";
import { nodeErrorCatalogs } from "@opentao/node";
import { palletErrorFacts, runtimeErrorCatalogs } from "@opentao/runtime";
import { cureOf, dispatchErrors, sdkErrorCatalogs, transactionRejections } from "@opentao/sdk";
import { SUBNET_ERRORS } from "@opentao/subnets";
import { TRIE_ERRORS } from "@opentao/trie";
import { CLI_ERRORS } from "../output/catalog.ts";
import { DOCTOR_FINDINGS } from "../shared/doctorFindings.ts";

/** Explanation of one error of OpenTAO or of its chain. */
export interface ErrorExplanation {
  /** Part of the system that reports the error. */
  readonly category: string;
  /** Code, name or text that it is reported by. */
  readonly code: string;
  /** `E` and a number that no other error has, or the indices of pallet and error (`7.12`); `null` without one. */
  readonly number: string | null;
  readonly cause: string;
  readonly cure: string;
}

/** Catalogs of all packages, by ascending number. */
export const catalogs: readonly ErrorCatalog[] = [
  CODEC_ERRORS,
  CRYPTO_ERRORS,
  TRIE_ERRORS,
  FIXED_ERRORS,
  ...runtimeErrorCatalogs,
  CONSENSUS_ERRORS,
  GRANDPA_ERRORS,
  ...nodeErrorCatalogs,
  ...sdkErrorCatalogs,
  SUBNET_ERRORS,
  INDEX_ERRORS,
  CLI_ERRORS,
  DOCTOR_FINDINGS,
];

function ofCatalog({ category, codes }: ErrorCatalog): ErrorExplanation[] {
  return Object.entries(codes).map(([code, { number, cause, cure }]) => ({
    category,
    code,
    number: `E${number}`,
    cause,
    cure,
  }));
}

/** A sentence: with a capital letter, and a period. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, "")}.`;
}

function ofPallets(): ErrorExplanation[] {
  return palletErrorFacts().map(({ pallet, palletIndex, name, index, docs }) => ({
    category: `Pallet ${pallet}`,
    code: `${pallet}.${name}`,
    number: `${palletIndex}.${index}`,
    cause: sentence(docs),
    cure: cureOf(pallet, name) ?? "",
  }));
}

function ofChain(category: string, errors: typeof dispatchErrors): ErrorExplanation[] {
  return errors.map(({ name, cause, cure }) => ({ category, code: name, number: null, cause: sentence(cause), cure }));
}

/** Explanations of all errors. */
export function allExplanations(): readonly ErrorExplanation[] {
  return [
    ...catalogs.flatMap(ofCatalog),
    ...ofChain("Dispatch of calls", dispatchErrors),
    ...ofChain("Rejected transactions", transactionRejections),
    ...ofPallets(),
  ];
}

/** Groups explanations by the part of the system, in their order. */
export function byCategory(
  explanations: readonly ErrorExplanation[],
): ReadonlyMap<string, readonly ErrorExplanation[]> {
  const groups = new Map<string, ErrorExplanation[]>();
  for (const explanation of explanations) {
    const { category } = explanation;
    groups.set(category, [...(groups.get(category) ?? []), explanation]);
  }
  return groups;
}

/**
 * Returns the explanations of what a person may have read: a code (`DISK_FULL`), a number (`E4103`, `4103`, `1010`), a
 * name of a pallet's error with or without the pallet, its indices (`7.12`), a text. Capitals do not matter.
 */
export function explanationsOf(text: string): readonly ErrorExplanation[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  return allExplanations().filter(({ code, number }) => {
    const names = [
      code,
      code.replace(/^.*\./, ""),
      code.replace(/^Custom error: /, "custom "),
      number,
      number?.slice(1),
    ];
    return names.some((name) => name?.toLowerCase() === wanted);
  });
}

/** Returns codes that hold words of a text of which there is no code: those with most of them, at most five. */
export function similarTo(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z0-9]{3,}/g) ?? [];
  const found = new Map<string, number>();
  for (const { code } of allExplanations()) {
    const held = words.filter((word) => code.toLowerCase().includes(word)).length;
    if (held > 0) found.set(code, held);
  }
  return [...found]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([code]) => code);
}
