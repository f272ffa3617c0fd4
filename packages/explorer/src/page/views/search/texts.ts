import { texts } from "../../texts/language.ts";

/** Texts of the search. */
export const SEARCH = texts(
  {
    title: (query: string) => `Search: ${query}`,
    empty: "Search",
    results: "What was found",
    looking: "Looking…",
    nothing: "Nothing was found",
    can: "You can search for:",
    kinds: [
      "an address of an account (begins with a 5 here), of a coldkey or a hotkey",
      "the hash of a block or an extrinsic (0x and 64 digits)",
      "the number of a block, or of a subnet",
      "the name of a subnet or a part of it, or the sign of its alpha",
      "the place of an extrinsic or event: the block's number, a dash, its number there (120-2)",
    ],
    needsIndex: (blocks: number) =>
      `Without an index, extrinsics are found by their hash in the newest ${blocks} blocks alone.`,
    block: "Block",
    abandoned: "on an abandoned branch",
    extrinsic: "Extrinsic",
    event: "Event",
    account: "Account",
    subnet: "Subnet",
    place: (block: string, index: number) => `${index} of block ${block}`,
  },
  {
    title: (query) => `Recherche : ${query}`,
    empty: "Recherche",
    results: "Ce qui a été trouvé",
    looking: "Recherche en cours…",
    nothing: "Rien n'a été trouvé",
    can: "Vous pouvez chercher :",
    kinds: [
      "l'adresse d'un compte (commence ici par un 5), coldkey ou hotkey",
      "le hachage d'un bloc ou d'un extrinsèque (0x et 64 chiffres)",
      "le numéro d'un bloc ou d'un sous-réseau",
      "le nom d'un sous-réseau ou une partie, ou le signe de son alpha",
      "la place d'un extrinsèque ou d'un événement : numéro du bloc, tiret, son numéro dans le bloc (120-2)",
    ],
    needsIndex: (blocks) =>
      `Sans index, les extrinsèques ne se trouvent par leur hachage que dans les ${blocks} blocs les plus récents.`,
    block: "Bloc",
    abandoned: "sur une branche abandonnée",
    extrinsic: "Extrinsèque",
    event: "Événement",
    account: "Compte",
    subnet: "Sous-réseau",
    place: (block, index) => `${index} du bloc ${block}`,
  },
);
