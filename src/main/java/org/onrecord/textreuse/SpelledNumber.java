package org.onrecord.textreuse;

/**
 * A number read from one or more words.
 *
 * @param value in digits; "th" follows an ordinal
 * @param end the index after the last word of the number
 */
record SpelledNumber(String value, int end) {
  private static final int MAX_DIGITS = 20;

  /** The longest number that begins at a word, or null if none does. */
  static SpelledNumber read(ScannedWords words, int from, NumberWords numerals) {
    if (words.has(from, FoldedWords.NUMBER)) {
      return digits(words, from, numerals);
    }
    if (!numerals.mayBegin(words.word(from))) {
      return null;
    }
    Reader reader = new Reader(words, from, numerals);
    reader.read();
    return reader.numerals == 0 ? null : new SpelledNumber(reader.value(), reader.at);
  }

  /** A number in digits, which a scale may follow: "1.5 million". */
  private static SpelledNumber digits(ScannedWords words, int from, NumberWords numerals) {
    String value = words.word(from);
    int next = from + 1;
    NumberWords.Numeral scale = next < words.count() ? numerals.numeral(words.word(next)) : null;
    boolean scaled =
        scale != null
            && scale.kind() == NumberWords.Kind.SCALE
            && !words.has(next, FoldedWords.AFTER_MARK)
            && value.length() <= MAX_DIGITS
            && value.matches("\\d+(\\.\\d+)?");
    return scaled
        ? new SpelledNumber(SpelledNumbers.scaled(value, power(scale.value())), next + 1)
        : new SpelledNumber(value, next);
  }

  private static int power(long scale) {
    return (int) Math.round(Math.log10(scale));
  }

  /** Reads number words from left to right. */
  private static final class Reader {
    private final ScannedWords words;
    private final NumberWords language;
    private int at;
    private int numerals;
    private long total;
    private long group;
    private long lastScale = Long.MAX_VALUE;
    private boolean ordinal;

    Reader(ScannedWords words, int from, NumberWords language) {
      this.words = words;
      this.at = from;
      this.language = language;
    }

    String value() {
      return (total + group) + (ordinal ? "th" : "");
    }

    void read() {
      if (language.isArticle(words.word(at)) && multiplies(at + 1)) {
        at++;
      }
      while (at < words.count() && !ordinal) {
        if (numerals > 0 && words.has(at, FoldedWords.AFTER_MARK)) {
          return;
        }
        boolean joined = numerals > 0 && language.isConjunction(words.word(at)) && joins();
        NumberWords.Numeral numeral = numeral(joined ? at + 1 : at);
        if (numeral == null || !accept(numeral)) {
          return;
        }
        at += joined ? 2 : 1;
        numerals++;
        ordinal = numeral.ordinal();
      }
    }

    private NumberWords.Numeral numeral(int i) {
      return i < words.count() ? language.numeral(words.word(i)) : null;
    }

    private boolean multiplies(int i) {
      NumberWords.Numeral numeral = numeral(i);
      return numeral != null
          && (numeral.kind() == NumberWords.Kind.HUNDRED
              || numeral.kind() == NumberWords.Kind.SCALE);
    }

    /** "One hundred and five", "treinta y dos", "vingt et un". */
    private boolean joins() {
      NumberWords.Numeral next = numeral(at + 1);
      boolean small = next != null && next.value() < 100;
      boolean afterHundreds = group % 100 == 0 && total + group >= 100;
      boolean afterTens = group % 100 >= 20 && group % 10 == 0 && !language.isConjunction("and");
      return small && (afterHundreds || afterTens);
    }

    private boolean accept(NumberWords.Numeral numeral) {
      long value = numeral.value();
      switch (numeral.kind()) {
        case UNIT, TENS -> {
          return acceptSmall(value);
        }
        case HUNDRED -> {
          if (group >= 100 || numerals > 0 && group == 0) {
            return false;
          }
          group = Math.max(group, 1) * 100;
          return true;
        }
        case HUNDREDS -> {
          if (group != 0) {
            return false;
          }
          group = value;
          return true;
        }
        default -> {
          return acceptScale(value);
        }
      }
    }

    private boolean acceptSmall(long value) {
      long tens = group % 100;
      boolean free = tens == 0 && (group > 0 || total > 0 || numerals == 0);
      boolean unit = value < 10 && tens >= 20 && tens % 10 == 0;
      boolean french = language.numeral("vingt") != null;
      boolean score = french && value == 20 && group == 4;
      boolean teen = french && value >= 10 && value < 20 && (tens == 60 || tens == 80);
      boolean year = total == 0 && group >= 13 && group <= 20 && value >= 10;
      if (score) {
        group = 80;
      } else if (free || unit || teen) {
        group += value;
      } else if (year) {
        group = group * 100 + value;
      } else {
        return false;
      }
      return true;
    }

    private boolean acceptScale(long scale) {
      if (scale >= lastScale || numerals > 0 && group == 0 || total > Long.MAX_VALUE / 4_000) {
        return false;
      }
      total += Math.max(group, 1) * scale;
      group = 0;
      lastScale = scale;
      return true;
    }
  }
}
