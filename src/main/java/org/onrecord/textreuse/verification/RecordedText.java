package org.onrecord.textreuse.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.onrecord.textreuse.FoldedWords;
import org.onrecord.textreuse.WordRange;

/** A text on record with its letters, and its words when they are needed. */
final class RecordedText {
  /** The maximum number of places of a quotation that are compared. */
  private static final int MAX_PLACES = 20;

  /** Signs before a number that belong to it. */
  private static final String SIGNS_BEFORE = "-−–±";

  private static final String SIGNS_AFTER = "%‰°";

  final String text;
  final Letters letters;
  private final String language;
  private FoldedWords words;

  /**
   * A part of the text with the letters of a quotation.
   *
   * @param range with the signs of numbers at its ends
   */
  record Place(TextRange range, Likeness likeness) {}

  RecordedText(String text, String language) {
    this.text = text;
    this.language = language;
    this.letters = Letters.of(text);
  }

  FoldedWords words() {
    if (words == null) {
      words = FoldedWords.of(text, language);
    }
    return words;
  }

  /** The range of words in the text. */
  TextRange range(WordRange range) {
    int start = text.offsetByCodePoints(0, words().start(range.start()));
    int length = words().end(range.end() - 1) - words().start(range.start());
    return new TextRange(start, text.offsetByCodePoints(start, length));
  }

  /** The place that is most like a quotation among those with its letters. */
  Optional<Place> mostSimilar(PreparedQuotation quotation) {
    return places(quotation).stream()
        .min(
            Comparator.comparing((Place place) -> place.likeness().degree())
                .thenComparing(place -> place.likeness().flags().size()));
  }

  /** The places of the letters of a quotation, in order. */
  List<Place> places(PreparedQuotation quotation) {
    List<Place> places = new ArrayList<>();
    for (TextRange found : letters.find(quotation.letters(), MAX_PLACES)) {
      boolean whole = found.contains(letters.all());
      TextRange range = withSigns(found);
      String printed = whole ? text : range.of(text);
      places.add(new Place(range, Likeness.of(quotation.text(), printed, language)));
    }
    return places;
  }

  private TextRange withSigns(TextRange range) {
    int start = range.start();
    int end = range.end();
    if (isDigit(start) && start > 0 && isCurrency(start - 1)) {
      start--;
    }
    if ((isDigit(start) || isCurrency(start)) && start > 0 && isSign(start - 1)) {
      start--;
    }
    int after = end < text.length() && Character.isSpaceChar(text.charAt(end)) ? end + 1 : end;
    if (isDigit(end - 1) && after < text.length() && isUnit(after)) {
      end = after + 1;
    }
    return new TextRange(start, end);
  }

  private boolean isDigit(int at) {
    return Character.isDigit(text.charAt(at));
  }

  private boolean isCurrency(int at) {
    return Character.getType(text.charAt(at)) == Character.CURRENCY_SYMBOL;
  }

  private boolean isSign(int at) {
    return SIGNS_BEFORE.indexOf(text.charAt(at)) >= 0
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
  }

  private boolean isUnit(int at) {
    return SIGNS_AFTER.indexOf(text.charAt(at)) >= 0
        || isCurrency(at) && (at + 1 == text.length() || !isDigit(at + 1));
  }
}
