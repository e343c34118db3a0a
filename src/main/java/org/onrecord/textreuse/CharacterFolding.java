package org.onrecord.textreuse;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds the characters of a word: compatibility decomposition (Unicode Standard Annex 15, NFKD),
 * lower case, no diacritics, and letters that Unicode does not decompose.
 */
public final class CharacterFolding {
  private CharacterFolding() {}

  /** Folds a word. */
  public static String fold(CharSequence word) {
    String lower = word.toString().toLowerCase(Locale.ROOT);
    int ascii = 0;
    while (ascii < lower.length() && lower.charAt(ascii) < 128) {
      ascii++;
    }
    return ascii == lower.length() ? lower : foldUnicode(lower);
  }

  private static String foldUnicode(String lower) {
    String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (!isDiacritic(c)) {
        append(folded, c);
      }
    }
    return folded.toString();
  }

  /**
   * Returns whether a mark may be left out: Latin, Greek and Cyrillic diacritics, Hebrew points,
   * Arabic vowels. The marks of Indic and Thai scripts are vowels and stay.
   */
  private static boolean isDiacritic(char c) {
    return c >= '\u0300' && c <= '\u036F'
        || c >= '\u0591' && c <= '\u05C7' && c != '\u05BE'
        || c >= '\u064B' && c <= '\u065F'
        || c == '\u0670'
        || c == '\u0640'
        || c >= '\u06D6' && c <= '\u06ED' && Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static void append(StringBuilder folded, char c) {
    switch (c) {
      case 'ß' -> folded.append("ss");
      case 'æ' -> folded.append("ae");
      case 'œ' -> folded.append("oe");
      case 'þ' -> folded.append("th");
      case 'ø' -> folded.append('o');
      case 'ð', 'đ' -> folded.append('d');
      case 'ł' -> folded.append('l');
      case 'ħ' -> folded.append('h');
      case 'ı' -> folded.append('i');
      case 'ς' -> folded.append('σ');
      case 'أ', 'إ', 'آ', 'ٱ' -> folded.append('ا');
      case '\u2044' -> folded.append('/');
      default -> {
        int digit = c < 128 || !Character.isDigit(c) ? -1 : Character.digit(c, 10);
        folded.append(digit < 0 ? c : (char) ('0' + digit));
      }
    }
  }

  /** Returns whether a character has no effect on words: format characters, variation selectors. */
  public static boolean isIgnored(int c) {
    return c >= 0xAD
        && (Character.getType(c) == Character.FORMAT
            || c >= 0xFE00 && c <= 0xFE0F
            || c >= 0xE0100 && c <= 0xE01EF
            || c == 0x034F);
  }

  /** The decimals of a fraction that is one character, such as ".5" for "½"; null for others. */
  static String decimals(int c) {
    if (Character.getType(c) != Character.OTHER_NUMBER) {
      return null;
    }
    String[] parts =
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD).split("\u2044", 2);
    if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      return null;
    }
    double value = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    return String.valueOf(Math.round(value * 100) / 100.0).substring(1);
  }

  /** Returns whether a letter belongs to a script without spaces between words. */
  public static boolean isUnspaced(int c) {
    return c >= 0x0E00
        && (c <= 0x0EFF
            || c >= 0x1000 && c <= 0x109F
            || c >= 0x1780 && c <= 0x17FF
            || c >= 0x3040 && c <= 0x30FF
            || c >= 0x31F0 && c <= 0x31FF
            || c >= 0x3400 && c <= 0x4DBF
            || c >= 0x4E00 && c <= 0x9FFF
            || c >= 0xF900 && c <= 0xFAFF
            || c >= 0xFF66 && c <= 0xFF9F
            || c >= 0x20000 && c <= 0x3FFFF);
  }

  /** Returns whether a character may be an apostrophe inside a word. */
  public static boolean isApostrophe(int c) {
    return c == '\'' || c == '’' || c == 'ʼ' || c == '‘' || c == '´' || c == '`' || c == '′'
        || c == '＇';
  }

  /** Returns whether a character is a hyphen, breaking or not. */
  public static boolean isHyphen(int c) {
    return c == '-' || c == '\u2010' || c == '\u2011';
  }
}
