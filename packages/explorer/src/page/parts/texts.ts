import type { FaultKind } from "../network/fault.ts";
import { texts } from "../texts/language.ts";

/** Words for what is wrong: a title, and what to do. */
type FaultTexts = Readonly<Record<FaultKind, readonly [title: string, wayOut: string]>>;

const faultsEn: FaultTexts = {
  noAddress: ["No node is chosen yet", "Give the address of a node below. One on this machine: ws://127.0.0.1:9944."],
  unreachable: [
    "The node does not answer",
    "Check that it runs (`tao node`, `tao up`) and that its address is right. It is tried again by itself.",
  ],
  lost: ["The connection to the node was lost", "What you see is from before. It is tried again by itself."],
  otherChain: ["Another chain answers at this address now", "Load the page again to look at the new chain."],
  notAChain: [
    "The node speaks in a way that this page does not understand",
    "It may be of another kind or version. Choose another node.",
  ],
  backwards: [
    "The node went backwards",
    "It shows fewer blocks than it had finalized before: its database was restored or it lies. Compare it with another node.",
  ],
  stalled: [
    "No new block has come for a while",
    "The authors may be down, or the node has lost its peers. On its machine, `tao doctor` says which.",
  ],
  pruned: [
    "The node no longer keeps this state",
    "Ask an archive node (`tao node --archive`), or look at a newer block.",
  ],
  slow: ["The node did not answer in time", "It may be busy. It is tried again with the next block."],
  refused: ["The question was refused", "What was said about it stands below."],
  noProof: [
    "Nobody could prove this",
    "The light client has found no peer that gives a proof of it, and nothing unproven is shown. It is tried again with the next block; older states need an archive node among its peers.",
  ],
  lie: [
    "The node does not tell the truth",
    "It said something that the chain's own proofs contradict. What you see is proven. Choose another node.",
  ],
  noIndex: [
    "History needs an index",
    "Start one with `tao index`, and give its address in the settings. What the chain holds now is shown without it.",
  ],
  indexUnreachable: [
    "The index does not answer",
    "Check that `tao index` runs and that its address in the settings is right.",
  ],
  notAnIndex: [
    "What answers at the index's address is no index",
    "Check its address in the settings, and that it and this page are of the same version.",
  ],
  indexOfOtherChain: [
    "The index is of another chain",
    "Its history is not that of this node. Give the address of this chain's index in the settings.",
  ],
  indexBehind: ["The index is behind the chain", "What is newest is missing from the history until it has caught up."],
  validatorUnreachable: [
    "A validator does not answer",
    "Check that it runs (`tao validator --rounds-port N`) and answers this page (`--rounds-origins`). It is asked again by itself.",
  ],
  unknown: ["Something went wrong", "What was said about it stands below."],
};

const faultsFr: FaultTexts = {
  noAddress: [
    "Aucun nœud n'est encore choisi",
    "Donnez l'adresse d'un nœud ci-dessous. Sur cette machine : ws://127.0.0.1:9944.",
  ],
  unreachable: [
    "Le nœud ne répond pas",
    "Vérifiez qu'il fonctionne (`tao node`, `tao up`) et que son adresse est juste. Un nouvel essai a lieu tout seul.",
  ],
  lost: ["La connexion au nœud est perdue", "Ce que vous voyez date d'avant. Un nouvel essai a lieu tout seul."],
  otherChain: ["Une autre chaîne répond maintenant à cette adresse", "Rechargez la page pour voir la nouvelle chaîne."],
  notAChain: [
    "Le nœud parle d'une manière que cette page ne comprend pas",
    "Il est peut-être d'un autre type ou d'une autre version. Choisissez un autre nœud.",
  ],
  backwards: [
    "Le nœud est revenu en arrière",
    "Il montre moins de blocs qu'il n'en avait finalisé : sa base a été restaurée, ou il ment. Comparez-le à un autre nœud.",
  ],
  stalled: [
    "Aucun nouveau bloc depuis un moment",
    "Les auteurs sont peut-être arrêtés, ou le nœud a perdu ses pairs. Sur sa machine, `tao doctor` le dit.",
  ],
  pruned: [
    "Le nœud ne garde plus cet état",
    "Demandez à un nœud d'archive (`tao node --archive`), ou regardez un bloc plus récent.",
  ],
  slow: ["Le nœud n'a pas répondu à temps", "Il est peut-être occupé. Un nouvel essai a lieu au bloc suivant."],
  refused: ["La question a été refusée", "La réponse reçue figure ci-dessous."],
  noProof: [
    "Personne n'a pu prouver cela",
    "Le client léger n'a trouvé aucun pair qui en donne la preuve, et rien n'est affiché sans preuve. Un nouvel essai a lieu au bloc suivant ; un état ancien demande un nœud d'archive parmi ses pairs.",
  ],
  lie: [
    "Le nœud ne dit pas la vérité",
    "Il a dit une chose que les preuves de la chaîne contredisent. Ce que vous voyez est prouvé. Choisissez un autre nœud.",
  ],
  noIndex: [
    "L'historique demande un index",
    "Démarrez-en un avec `tao index` et donnez son adresse dans les réglages. L'état présent de la chaîne s'affiche sans lui.",
  ],
  indexUnreachable: [
    "L'index ne répond pas",
    "Vérifiez que `tao index` fonctionne et que son adresse dans les réglages est juste.",
  ],
  notAnIndex: [
    "Ce qui répond à l'adresse de l'index n'en est pas un",
    "Vérifiez son adresse dans les réglages, et qu'il est de la même version que cette page.",
  ],
  indexOfOtherChain: [
    "L'index est celui d'une autre chaîne",
    "Son histoire n'est pas celle de ce nœud. Donnez l'adresse de l'index de cette chaîne dans les réglages.",
  ],
  indexBehind: [
    "L'index est en retard sur la chaîne",
    "Le plus récent manque à l'historique jusqu'à ce qu'il l'ait rattrapée.",
  ],
  validatorUnreachable: [
    "Un validateur ne répond pas",
    "Vérifiez qu'il fonctionne (`tao validator --rounds-port N`) et répond à cette page (`--rounds-origins`). Un nouvel essai a lieu tout seul.",
  ],
  unknown: ["Quelque chose s'est mal passé", "La réponse reçue figure ci-dessous."],
};

/** Texts of the parts that all views use. */
export const PARTS = texts(
  {
    faults: faultsEn,
    loading: "Loading…",
    details: "Details",
    copy: "Copy",
    copied: "Copied",
    none: "None",
    atBlock: (block: string) => `at block ${block}`,
    exactly: (rao: string) => `${rao} rao`,
    filter: "Filter",
    rows: (count: number, shown: string) => (count === 1 ? "1 row" : `${shown} rows`),
    sortBy: (column: string) => `Sort by ${column}`,
    more: "More",
    chartAsTable: "Numbers of this chart",
    nothingDrawn: "There is nothing to draw yet.",
  },
  {
    faults: faultsFr,
    loading: "Chargement…",
    details: "Détails",
    copy: "Copier",
    copied: "Copié",
    none: "Aucun",
    atBlock: (block) => `au bloc ${block}`,
    exactly: (rao) => `${rao} rao`,
    filter: "Filtrer",
    rows: (count, shown) => (count === 1 ? "1 ligne" : `${shown} lignes`),
    sortBy: (column) => `Trier par ${column}`,
    more: "Plus",
    chartAsTable: "Les nombres de ce graphique",
    nothingDrawn: "Il n’y a encore rien à tracer.",
  },
);
