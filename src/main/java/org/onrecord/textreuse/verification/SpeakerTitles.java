package org.onrecord.textreuse.verification;

import java.util.List;
import java.util.Set;

/**
 * Titles and offices before names of speakers: "Dr.", "Finance Minister", "Secretary of State". An
 * office without a name, such as "President of Kenya", is no title.
 */
final class SpeakerTitles {
  private static final Set<String> TITLES =
      Set.of(
          ("mr mrs ms miss mx dr prof professor sir dame lord lady sen senator rep representative gov governor"
                  + " gen general lt col colonel capt captain maj sgt adm admiral president vice secretary chancellor"
                  + " premier prime minister mayor judge justice rev reverend pope king queen prince princess"
                  + " ayatollah sheikh imam rabbi father brother sister the former herr frau m mme monsieur madame"
                  + " señor señora sr sra don dona")
              .split(" "));

  /** The last words of offices, which end a title: "foreign minister", "secretary-general". */
  private static final Set<String> OFFICES =
      Set.of("minister", "secretary", "president", "chancellor", "governor", "senator", "general");

  /** Words after "of" that belong to an office. */
  private static final Set<String> PORTFOLIOS =
      Set.of(
          ("state defense defence health finance justice education energy agriculture commerce labor labour"
                  + " transport transportation treasury war")
              .split(" "));

  private static final Set<String> PREPOSITIONS = Set.of("of", "for", "to", "in", "at", "on");

  private SpeakerTitles() {}

  /** The number of words that are titles before a name; 0 if no name follows the office. */
  static int count(List<String> words) {
    int count = 0;
    for (int i = 0; i < words.size() - 1; i++) {
      if (isOffice(words.get(i)) || i == count && TITLES.contains(words.get(i))) {
        int after = i + (hasPortfolio(words, i + 1) ? 3 : 1);
        if (after >= words.size() || PREPOSITIONS.contains(words.get(after))) {
          return 0;
        }
        count = after;
      }
    }
    return count;
  }

  private static boolean isOffice(String word) {
    return OFFICES.stream().anyMatch(word::endsWith);
  }

  private static boolean hasPortfolio(List<String> words, int at) {
    return at + 1 < words.size()
        && words.get(at).equals("of")
        && PORTFOLIOS.contains(words.get(at + 1));
  }
}
