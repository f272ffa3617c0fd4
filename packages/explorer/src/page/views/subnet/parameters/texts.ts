import type { Changer } from "../../../parts/parameters/definitions.ts";
import { type Texts, texts } from "../../../texts/language.ts";

/** Words for those who may change a parameter. */
type ChangerNames = Readonly<Record<Changer, string>>;

const changersEn: ChangerNames = {
  owner: "the owner, or root",
  root: "root only",
  nobody: "nobody",
};
const changersFr: ChangerNames = {
  owner: "le propriétaire, ou root",
  root: "root seul",
  nobody: "personne",
};

/** Texts of the parameters. */
export const PARAMETER_TEXTS = texts(
  {
    title: "Rules of this subnet",
    intro:
      "Each subnet sets its own rules within bounds. “Root” is the chain's own vote or administrator. Changes are not possible shortly before an epoch, and the owner may change each rule only now and then.",
    name: "Rule",
    value: "Value",
    changer: "Who may change it:",
    changers: changersEn,
    history: "Changes",
    unchanged: "No change since",
    changed: "Last change:",
    noItem: "The chain does not hold this rule by itself.",
    unknown: "This page does not know this rule.",
    at: "Block",
    when: "When",
    before: "From",
    to: "To",
    by: "By",
    how: "extrinsic",
    noSigner: "the chain, or not known",
    fallback: "the chain's default",
    newest: (count: number) => `The newest ${count} are shown.`,
    yes: "yes",
    no: "no",
    blocks: (count: number, shown: string, about: string) => `${shown} ${count === 1 ? "block" : "blocks"} (${about})`,
    epochs: (count: number, shown: string) => `${shown} ${count === 1 ? "epoch" : "epochs"}`,
    tempos: (shown: string) => `${shown} times the time between epochs`,
    times: (shown: string) => `× ${shown}`,
  },
  {
    title: "Règles de ce sous-réseau",
    intro:
      "Chaque sous-réseau fixe ses règles dans certaines bornes. « Root » est le vote de la chaîne ou son administrateur. Rien ne peut changer juste avant une époque, et le propriétaire ne peut changer chaque règle que de temps en temps.",
    name: "Règle",
    value: "Valeur",
    changer: "Qui peut la changer :",
    changers: changersFr,
    history: "Changements",
    unchanged: "Aucun changement depuis :",
    changed: "Dernier changement :",
    noItem: "La chaîne ne garde pas cette règle à part.",
    unknown: "Cette page ne connaît pas cette règle.",
    at: "Bloc",
    when: "Quand",
    before: "De",
    to: "À",
    by: "Par",
    how: "extrinsèque",
    noSigner: "la chaîne, ou inconnu",
    fallback: "la valeur par défaut de la chaîne",
    newest: (count) => `Seuls les ${count} plus récents sont affichés.`,
    yes: "oui",
    no: "non",
    blocks: (count, shown, about) => `${shown} ${count === 1 ? "bloc" : "blocs"} (${about})`,
    epochs: (count, shown) => `${shown} ${count === 1 ? "époque" : "époques"}`,
    tempos: (shown) => `${shown} fois le temps entre les époques`,
    times: (shown) => `× ${shown}`,
  },
);

/** Words of the parameters in one language. */
export type ParameterWords = typeof PARAMETER_TEXTS extends Texts<infer Words> ? Words : never;
