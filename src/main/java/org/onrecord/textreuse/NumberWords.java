package org.onrecord.textreuse;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The number words of a language. */
final class NumberWords {
  enum Kind {
    /** 0 to 19, and the Spanish words to 29. */
    UNIT,
    TENS,
    /** 100, which multiplies what stands before it. */
    HUNDRED,
    /** Spanish words for 100 to 900. */
    HUNDREDS,
    /** 1,000 and more, which multiplies what stands before it. */
    SCALE
  }

  /** A number word; an ordinal one ends its number. */
  record Numeral(Kind kind, long value, boolean ordinal) {}

  private static final Map<String, NumberWords> LANGUAGES =
      Map.of("en", english(), "de", german(), "fr", french(), "es", spanish());

  private static final NumberWords NONE = new NumberWords(Set.of(), Set.of(), false);

  private final Map<String, Numeral> numerals = new HashMap<>();
  private final Set<String> conjunctions;
  private final Set<String> articles;
  private final boolean compounds;

  private NumberWords(Set<String> conjunctions, Set<String> articles, boolean compounds) {
    this.conjunctions = conjunctions;
    this.articles = articles;
    this.compounds = compounds;
  }

  static NumberWords of(String tag) {
    return LANGUAGES.getOrDefault(tag, NONE);
  }

  /** The numeral that a folded word is, or null. */
  Numeral numeral(String word) {
    Numeral numeral = numerals.get(word);
    if (numeral != null || !compounds || word.length() < 7) {
      return numeral;
    }
    long value = compound(word);
    return value < 0 ? null : new Numeral(value < 100 ? Kind.TENS : Kind.HUNDREDS, value, false);
  }

  /** Returns whether a number may begin with a word. Most words begin none. */
  boolean mayBegin(String word) {
    return numeral(word) != null || isArticle(word);
  }

  /** Returns whether a word joins the parts of a number: "and" in "one hundred and five". */
  boolean isConjunction(String word) {
    return conjunctions.contains(word);
  }

  /** Returns whether a word means one before hundred or a scale: "a million". */
  boolean isArticle(String word) {
    return articles.contains(word);
  }

  /** The value of a German compound such as "einundzwanzig" or "zweitausenddreihundert", or -1. */
  private long compound(String word) {
    if (word.isEmpty()) {
      return 0;
    }
    Numeral whole = numerals.get(word);
    if (whole != null) {
      return whole.value();
    }
    if (word.equals("ein")) {
      return 1;
    }
    long value = multiple(word, "tausend", 1_000);
    value = value < 0 ? multiple(word, "hundert", 100) : value;
    if (value >= 0) {
      return value;
    }
    int and = word.indexOf("und");
    if (and <= 0) {
      return -1;
    }
    long unit = compound(word.substring(0, and));
    long tens = compound(word.substring(and + 3));
    return unit > 0 && unit < 10 && tens >= 20 && tens < 100 && tens % 10 == 0 ? unit + tens : -1;
  }

  private long multiple(String word, String factor, long times) {
    int at = word.indexOf(factor);
    if (at < 0) {
      return -1;
    }
    long before = at == 0 ? 1 : compound(word.substring(0, at));
    long after = compound(word.substring(at + factor.length()));
    return before > 0 && before < 1_000 && after >= 0 && after < times
        ? before * times + after
        : -1;
  }

  private void add(Kind kind, long first, long step, String words) {
    long value = first;
    for (String word : words.split(" ")) {
      for (String form : word.split("/")) {
        numerals.put(form, new Numeral(kind, value, false));
      }
      value += step;
    }
  }

  private void addOrdinals(Kind kind, long first, long step, String words) {
    long value = first;
    for (String word : words.split(" ")) {
      numerals.put(word, new Numeral(kind, value, true));
      value += step;
    }
  }

  private void addScales(String words) {
    long value = 1_000;
    for (String word : words.split(" ")) {
      for (String form : word.split("/")) {
        numerals.put(form, new Numeral(Kind.SCALE, value, false));
      }
      value *= 1_000;
    }
  }

  private static NumberWords english() {
    NumberWords words = new NumberWords(Set.of("and"), Set.of("a", "an"), false);
    words.add(
        Kind.UNIT,
        0,
        1,
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
            + " fifteen sixteen seventeen eighteen nineteen");
    words.add(Kind.TENS, 20, 10, "twenty thirty forty fifty sixty seventy eighty ninety");
    words.add(Kind.HUNDRED, 100, 0, "hundred");
    words.addScales("thousand million billion trillion");
    words.addOrdinals(
        Kind.UNIT,
        1,
        1,
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
            + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth");
    words.addOrdinals(Kind.TENS, 20, 10, "twentieth thirtieth fortieth fiftieth");
    return words;
  }

  private static NumberWords german() {
    NumberWords words =
        new NumberWords(Set.of("und"), Set.of("ein", "eine", "einer", "einem", "einen"), true);
    words.add(
        Kind.UNIT,
        0,
        1,
        "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn"
            + " funfzehn sechzehn siebzehn achtzehn neunzehn");
    words.add(
        Kind.TENS, 20, 10, "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig");
    words.add(Kind.HUNDRED, 100, 0, "hundert");
    words.addScales("tausend million/millionen milliarde/milliarden billion/billionen");
    return words;
  }

  private static NumberWords french() {
    NumberWords words = new NumberWords(Set.of("et"), Set.of("un"), false);
    words.add(
        Kind.UNIT,
        2,
        1,
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize");
    words.add(Kind.TENS, 20, 10, "vingt/vingts trente quarante cinquante soixante");
    words.add(Kind.HUNDRED, 100, 0, "cent/cents");
    words.addScales("mille million/millions milliard/milliards billion/billions");
    return words;
  }

  private static NumberWords spanish() {
    NumberWords words = new NumberWords(Set.of("y"), Set.of("un"), false);
    words.add(
        Kind.UNIT,
        2,
        1,
        "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis"
            + " diecisiete dieciocho diecinueve veinte veintiuno/veintiun veintidos veintitres"
            + " veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve");
    words.add(Kind.TENS, 30, 10, "treinta cuarenta cincuenta sesenta setenta ochenta noventa");
    words.add(
        Kind.HUNDREDS,
        100,
        100,
        "cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas"
            + " quinientos/quinientas seiscientos/seiscientas setecientos/setecientas"
            + " ochocientos/ochocientas novecientos/novecientas");
    words.addScales("mil millon/millones");
    return words;
  }
}
