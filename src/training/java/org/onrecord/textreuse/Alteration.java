package org.onrecord.textreuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Alterations of a quote that newspapers make, and that keep it the same statement. */
enum Alteration {
  TYPOGRAPHY {
    @Override
    String alter(String text, Random random) {
      boolean straight = random.nextBoolean();
      return text.replace('’', straight ? '\'' : '’')
          .replace('\'', straight ? '\'' : '’')
          .replace("—", random.nextBoolean() ? " – " : "--")
          .replace(" ", random.nextInt(4) == 0 ? "\u00A0" : " ")
          .replace(",", random.nextInt(4) == 0 ? "" : ",");
    }
  },
  QUOTATION_MARKS {
    @Override
    String alter(String text, Random random) {
      String[] marks = {"“”", "„“", "«»", "\"\"", "‘’"};
      String pair = marks[random.nextInt(marks.length)];
      String inner = text.replaceAll("[\"“”„«»]", random.nextBoolean() ? "'" : "");
      return pair.charAt(0) + inner + pair.charAt(1);
    }
  },
  CASE {
    @Override
    String alter(String text, Random random) {
      return switch (random.nextInt(3)) {
        case 0 -> text.toUpperCase(Locale.ROOT);
        case 1 -> text.toLowerCase(Locale.ROOT);
        default -> text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
      };
    }
  },
  ELLIPSIS {
    @Override
    String alter(String text, Random random) {
      List<String> words = words(text);
      if (words.size() < 12) {
        return text;
      }
      int cut = 1 + random.nextInt(words.size() / 3);
      int at = 3 + random.nextInt(words.size() - cut - 5);
      words.subList(at, at + cut).clear();
      String[] marks = {"…", "...", ". . .", "[...]"};
      words.add(at, marks[random.nextInt(marks.length)]);
      return String.join(" ", words);
    }
  },
  INSERTION {
    @Override
    String alter(String text, Random random) {
      List<String> words = words(text);
      String[] added = {"[the president]", "[sic]", "[in Washington]", "(a Republican)", "[Smith]"};
      words.add(
          1 + random.nextInt(Math.max(1, words.size() - 1)), added[random.nextInt(added.length)]);
      return String.join(" ", words);
    }
  },
  PRONOUN {
    @Override
    String alter(String text, Random random) {
      String[] names = {"[Smith]", "[the senator]", "[Mrs. Jones]"};
      return text.replaceFirst(" (he|she|they|it|him|them) ", " " + names[random.nextInt(3)] + " ");
    }
  },
  CAPITAL {
    @Override
    String alter(String text, Random random) {
      String first = text.substring(0, 1);
      return Character.isLetter(text.charAt(0))
              && text.length() > 1
              && Character.isLetter(text.charAt(1))
          ? "[" + first.toUpperCase(Locale.ROOT) + "]" + text.substring(1)
          : text;
    }
  },
  CUT_START {
    @Override
    String alter(String text, Random random) {
      List<String> words = words(text);
      int cut = random.nextInt(Math.max(1, Math.min(words.size() - 6, words.size() / 2)));
      return String.join(" ", words.subList(cut, words.size()));
    }
  },
  CUT_END {
    @Override
    String alter(String text, Random random) {
      List<String> words = words(text);
      int cut = random.nextInt(Math.max(1, Math.min(words.size() - 6, words.size() / 2)));
      return String.join(" ", words.subList(0, words.size() - cut));
    }
  },
  NUMBERS {
    @Override
    String alter(String text, Random random) {
      String altered = text;
      for (String[] number : SPELLED) {
        int from = random.nextInt(2);
        String to = number[1 - from];
        altered = altered.replaceAll("\\b" + number[from] + "\\b(?![,.]\\d)", to);
      }
      return altered.replaceAll("(\\d),(\\d{3})", "$1$2");
    }
  },
  CONTRACTIONS {
    @Override
    String alter(String text, Random random) {
      return text.replace("don’t", "do not")
          .replace("don't", "do not")
          .replace("It’s", "It is")
          .replace("it's", "it is")
          .replace("can’t", "cannot")
          .replace("we are ", "we're ")
          .replace(" will not ", " won’t ")
          .replace("We have ", "We've ");
    }
  },
  HYPHENS {
    @Override
    String alter(String text, Random random) {
      return text.replaceAll("(\\p{L})-(\\p{L})", random.nextBoolean() ? "$1 $2" : "$1‑$2");
    }
  },
  ONE_WORD {
    @Override
    String alter(String text, Random random) {
      return changed(text, random);
    }
  },
  TWO_WORDS {
    @Override
    String alter(String text, Random random) {
      return words(text).size() < 12 ? text : changed(changed(text, random), random);
    }
  };

  private static final String[][] SPELLED = {
    {"two", "2"},
    {"three", "3"},
    {"five", "5"},
    {"ten", "10"},
    {"twelve", "12"},
    {"twenty", "20"},
    {"thirty", "30"},
    {"fifty", "50"},
    {"one hundred", "100"},
    {"twenty-five", "25"}
  };

  private static final String[] WORDS =
      ("really quickly many often that which good large great simple new very just people things"
              + " problem country difficult important certain always thing work help better local"
              + " actually maybe together question answer strong real")
          .split(" ");

  abstract String alter(String text, Random random);

  static List<String> words(String text) {
    return new ArrayList<>(Arrays.asList(text.trim().split("\\s+")));
  }

  /** Replaces, inserts or leaves out an ordinary word. */
  private static String changed(String text, Random random) {
    List<String> words = words(text);
    for (int tries = 0; tries < 20; tries++) {
      int at = random.nextInt(words.size());
      String word = words.get(at);
      if (!word.matches("\\p{Ll}{2,}")
          || word.matches("not|no|never|none|nor|without|two|three|one")) {
        continue;
      }
      String other = WORDS[random.nextInt(WORDS.length)];
      switch (random.nextInt(4)) {
        case 0 -> words.add(at, other);
        case 1 -> words.remove(at);
        default -> words.set(at, other);
      }
      return String.join(" ", words);
    }
    return text;
  }
}
