import { texts } from "../../texts/language.ts";

/** Texts of the list of subnets. */
export const SUBNETS = texts(
  {
    title: "Subnets",
    intro:
      "Each subnet is a competition with a task of its own. Miners answer, validators score the answers, and the chain pays both by the scores. The more people value a subnet's own token, alpha, the larger its share of new TAO.",
    all: "All subnets",
    count: (shown: string) => `${shown} with tasks`,
    none: "There is no subnet yet. Whoever locks the price of one can register it: `tao up` does it for a network of your own.",
  },
  {
    title: "Sous-réseaux",
    intro:
      "Chaque sous-réseau est une compétition avec sa propre tâche. Les mineurs répondent, les validateurs notent les réponses, et la chaîne paie les uns et les autres selon les notes. Plus on accorde de valeur au jeton du sous-réseau, l'alpha, plus sa part des nouveaux TAO est grande.",
    all: "Tous les sous-réseaux",
    count: (shown) => `${shown} avec des tâches`,
    none: "Il n'y a pas encore de sous-réseau. Quiconque en verrouille le prix peut l'enregistrer : `tao up` le fait pour votre propre réseau.",
  },
);
