package org.onrecord.textreuse;

import java.util.List;

/**
 * A quote of an evaluation set.
 *
 * @param statement the number of the statement that it belongs to
 * @param kinds the alterations, or the kind of negative
 * @param speaker null if unknown
 */
record PlantedQuote(int statement, List<String> kinds, List<String> pieces, String speaker) {
  QuotedWords words() {
    return QuotedWords.direct(pieces, "en", speaker);
  }
}
