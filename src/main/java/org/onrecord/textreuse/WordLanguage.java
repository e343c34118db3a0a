package org.onrecord.textreuse;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The rules of a language that folding needs, for languages that the search for words knows.
 *
 * @param tag the primary language subtag
 * @param negations folded words that negate a clause
 * @param elides whether an apostrophe separates two words: "l'homme"
 */
record WordLanguage(String tag, Set<String> negations, boolean elides) {
  private static final Map<String, WordLanguage> LANGUAGES =
      Map.ofEntries(
          language("en", "not no never none nobody nothing nowhere neither nor without", false),
          language(
              "de",
              "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand niemanden"
                  + " niemandem nirgends nirgendwo weder ohne nein",
              false),
          language("fr", "pas jamais rien aucun aucune ni sans non nul nulle nullement ne n", true),
          language(
              "es",
              "no nunca jamas nada nadie ningun ninguno ninguna ningunos ningunas ni sin tampoco",
              false),
          language("it", "non no mai nessun nessuno nessuna niente nulla senza ne neanche", true),
          language("ca", "no mai res ningu cap sense ni tampoc", true),
          language("pt", "nao nunca nada ninguem nenhum nenhuma sem nem jamais tampouco", false),
          language("nl", "niet geen nooit niets niks niemand nergens zonder noch nee", false),
          language("sv", "inte ej icke ingen inget inga aldrig ingenting utan nej varken", false),
          language("da", "ikke ej ingen intet aldrig ingenting uden nej hverken", false),
          language("no", "ikke ei ingen intet aldri ingenting uten nei verken", false),
          language("ro", "nu nici niciodata nimic nimeni niciun nicio fara", false),
          language("ru", "не нет ни никогда ничего никто ничто нигде без нельзя", false),
          language("zh", "不 没 沒 無 无 非 未 勿 莫", false));

  private static final WordLanguage ENGLISH = LANGUAGES.get("en");

  private static final Map<String, String> SAME_RULES = Map.of("nb", "no", "nn", "no");

  private static Map.Entry<String, WordLanguage> language(
      String tag, String negations, boolean elides) {
    // A HashSet finds sooner than others that it lacks a word.
    Set<String> words = new HashSet<>(List.of(negations.split(" ")));
    return Map.entry(tag, new WordLanguage(tag, words, elides));
  }

  /** The rules of a BCP 47 tag; no rules for other languages, English ones for null. */
  static WordLanguage of(String language) {
    if (language == null || language.equals("en")) {
      return ENGLISH;
    }
    int subtag = language.indexOf('-');
    String tag = (subtag < 0 ? language : language.substring(0, subtag)).toLowerCase(Locale.ROOT);
    WordLanguage known = LANGUAGES.get(SAME_RULES.getOrDefault(tag, tag));
    return known == null ? new WordLanguage(tag, Set.of(), false) : known;
  }

  boolean is(String other) {
    return tag.equals(other);
  }
}
