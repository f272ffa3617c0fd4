import { texts } from "../texts/language.ts";

/** Texts of the rounds of validators. */
export const ROUNDS = texts(
  {
    title: "Recent rounds",
    what: "In a round a validator gives each miner a task of its own, compares the answer with what it knows, and scores it.",
    none: "No validator publishes its rounds to this page. `tao up` has its own do it; `tao validator --rounds-port N --rounds-origins ORIGIN` and `tao explorer --validators URL` do the same anywhere else.",
    empty: "It has not finished a round since it was started.",
    by: (when: string) => `Round of ${when}, by`,
    miner: "Miner",
    task: "Task",
    truth: "Truth",
    answer: "Answer",
    why: "Why",
    took: (time: string) => `in ${time}`,
    score: (score: string) => `scored ${score}`,
    picture: (number: number) => `Picture ${number} of the task`,
    silence: "no answer",
  },
  {
    title: "Manches récentes",
    what: "À chaque manche, un validateur donne à chaque mineur sa propre tâche, compare la réponse à ce qu'il sait et la note.",
    none: "Aucun validateur ne publie ses manches pour cette page. `tao up` le fait faire aux siens ; ailleurs, `tao validator --rounds-port N --rounds-origins ORIGINE` et `tao explorer --validators URL` font de même.",
    empty: "Il n'a terminé aucune manche depuis son démarrage.",
    by: (when) => `Manche de ${when}, par`,
    miner: "Mineur",
    task: "Tâche",
    truth: "Vérité",
    answer: "Réponse",
    why: "Pourquoi",
    took: (time) => `en ${time}`,
    score: (score) => `note ${score}`,
    picture: (number) => `Image ${number} de la tâche`,
    silence: "pas de réponse",
  },
);
