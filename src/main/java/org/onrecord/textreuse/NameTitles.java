package org.onrecord.textreuse;

import java.util.Collection;
import java.util.Set;

/** Titles before names. */
final class NameTitles {
  private static final Set<String> TITLES =
      Set.of(
          ("mr mrs ms miss dr sir lady lord sen senator rep representative gov governor president prime minister"
                  + " secretary state chancellor mayor judge justice general gen colonel col captain major lieutenant"
                  + " professor prof king queen prince princess pope chairman chairwoman chief director ambassador"
                  + " congressman congresswoman former vice the herr frau monsieur madame m mme senor senora")
              .split(" "));

  private NameTitles() {}

  static boolean areAll(Collection<String> words) {
    return TITLES.containsAll(words);
  }
}
