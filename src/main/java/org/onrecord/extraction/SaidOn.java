package org.onrecord.extraction;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads on which day something was said from the clause of the cue: "said Monday". */
final class SaidOn {
  private static final int LONGEST_CLAUSE = 16;
  private static final int LONGEST_NAME = 14;

  /** The number of each weekday and month by its names. */
  private static final Map<String, Integer> WEEKDAYS = numbered("weekdays");

  private static final Map<String, Integer> MONTHS = numbered("months");

  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "eight", 8,
          "nine", 9, "ten", 10);

  /** What leads to the day of something else: "ahead of the vote on Sunday". */
  private static final Set<String> ASTRAY =
      Set.of(
          "ahead",
          "before",
          "since",
          "until",
          "till",
          "about",
          "of",
          "over",
          "from",
          "through",
          "by",
          "regarding",
          "for",
          "against",
          "next",
          "following",
          "every");

  private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,4})(?:st|nd|rd|th)?");

  private final Words words;
  private final LocalDate today;

  private SaidOn(Words words, LocalDate today) {
    this.words = words;
    this.today = today;
  }

  /**
   * The day that the clause of a quote's cue names, outside of the words themselves.
   *
   * @param today the day of the text; without it no day can be told
   * @return null where the clause names none, or a day to come
   */
  static LocalDate of(Words words, QuoteDraft draft, LocalDate today) {
    if (today == null || draft.content().cue() < 0) {
      return null;
    }
    LocalDate day = new SaidOn(words, today).of(draft);
    return day == null || day.isAfter(today) ? null : day;
  }

  private LocalDate of(QuoteDraft draft) {
    LocalDate day = after(draft);
    return day == null ? before(draft) : day;
  }

  /** "said Monday", "said Smith on Monday": up to the words or the next verb. */
  private LocalDate after(QuoteDraft draft) {
    QuoteContent said = draft.content();
    int sentence = words.sentenceOf(said.cue());
    int stop = Math.min(words.endOf(sentence), said.cue() + LONGEST_CLAUSE);
    for (int i = said.cue() + 1; i < stop; i++) {
      int at = i;
      RelayPhrase told =
          draft.via().stream().filter(relay -> relay.first() == at).findFirst().orElse(null);
      if (told != null) {
        i = told.end() - 1; // "told MSNBC's “Morning Joe” on Friday"
        continue;
      }
      if (said.contains(i) || ends(i) || ASTRAY.contains(words.lower(i)) && !named(draft, i)) {
        return null;
      }
      LocalDate day = described(draft, i) ? null : day(i);
      if (day != null) {
        return day;
      }
    }
    return null;
  }

  /** "On Monday, he said", "Officials on Monday said". */
  private LocalDate before(QuoteDraft draft) {
    QuoteContent said = draft.content();
    int first = words.first(words.sentenceOf(said.cue()));
    int left = LONGEST_CLAUSE;
    for (int i = said.cue() - 1; i >= first && left > 0; i--) {
      if (draft.speaker() != null && draft.speaker().first() < i && i < draft.speaker().tail()) {
        i = draft.speaker().first(); // "Smith, who resigned on Monday, said"
        continue;
      }
      LocalDate day = said.contains(i) ? null : day(i);
      if (day != null) {
        return subordinate(i, first) ? null : day;
      }
      boolean auxiliary = i > said.cue() - 4 && words.tag(i).matches("VB[DZP]");
      if (said.contains(i) || ends(i) && !auxiliary || words.tag(i).matches("MD|W.*")) {
        return null;
      }
      left--;
    }
    return null;
  }

  /** Whether a word belongs to the mention of the speaker: "said the leader of the council". */
  private static boolean named(QuoteDraft draft, int word) {
    return draft.speaker() != null && draft.speaker().covers(word);
  }

  private static boolean described(QuoteDraft draft, int word) {
    Mention speaker = draft.speaker();
    return speaker != null
        && word < Math.min(speaker.tail(), speaker.end() + LONGEST_NAME)
        && speaker.first() <= word;
  }

  /** Whether a verb before a day has it: "As diplomats gathered Monday, he said". */
  private boolean subordinate(int day, int first) {
    for (int i = day - 1; i >= first && !words.word(i).equals(","); i--) {
      if (words.tag(i).matches("VB[DZP]|MD") || ASTRAY.contains(words.lower(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the clause of a cue is over: a verb, another quotation. */
  private boolean ends(int i) {
    return words.tag(i).matches("VB[DZP]|MD|``|''|:") || words.lower(i).matches("[;\"“”«»—–-]|--");
  }

  // ---- a day

  private LocalDate day(int i) {
    String word = words.lower(i);
    Integer weekday = WEEKDAYS.get(word);
    if (weekday != null) {
      return weekday(i, DayOfWeek.of(weekday));
    }
    if (ISO.matcher(word).matches()) {
      return date(() -> LocalDate.parse(word));
    }
    Integer month = MONTHS.get(word);
    if (month != null && Character.isUpperCase(words.word(i).charAt(0))) {
      return dated(i, month);
    }
    return relative(i, word);
  }

  private LocalDate weekday(int i, DayOfWeek weekday) {
    boolean others =
        words.lower(i + 1).equals("'s") || words.tag(i + 1).startsWith("NN") && !hour(i + 1);
    if (others || ASTRAY.contains(words.lower(i - 1))) {
      return null;
    }
    boolean last = words.lower(i - 1).equals("last");
    return today.with(
        last ? TemporalAdjusters.previous(weekday) : TemporalAdjusters.previousOrSame(weekday));
  }

  private boolean hour(int i) {
    return switch (words.lower(i)) {
      case "morning", "afternoon", "evening", "night", "lunchtime", "midday" -> true;
      default -> MONTHS.containsKey(words.lower(i));
    };
  }

  private LocalDate relative(int i, String word) {
    boolean others = words.lower(i + 1).equals("'s");
    switch (word) {
      case "today", "tonight" -> {
        return others ? null : today;
      }
      case "yesterday" -> {
        return others ? null : today.minusDays(1);
      }
      case "morning", "afternoon", "evening" -> {
        return words.lower(i - 1).equals("this") && !others ? today : null;
      }
      case "night" -> {
        return words.lower(i - 1).equals("last") && !others ? today.minusDays(1) : null;
      }
      case "ago" -> {
        return words.lower(i - 1).matches("days?") ? ago(words.lower(i - 2)) : null;
      }
      default -> {
        return null;
      }
    }
  }

  private LocalDate ago(String days) {
    Integer many = NUMBERS.getOrDefault(days, number(days, 31));
    return many == null ? null : today.minusDays(many);
  }

  private LocalDate dated(int i, int month) {
    Integer after = number(words.lower(i + 1), 31);
    Integer before = after == null ? number(words.lower(i - 1), 31) : null;
    if (after == null && before == null) {
      return null;
    }
    Integer year = year(after == null ? i + 1 : i + 2);
    return latest(year, month, after == null ? before : after);
  }

  /** The year after a day: "14, 2013". */
  private Integer year(int at) {
    Integer year = number(words.lower(words.word(at).equals(",") ? at + 1 : at), 2200);
    return year != null && year > 1800 ? year : null;
  }

  /** A day without its year is the latest of its name. */
  private LocalDate latest(Integer year, int month, int day) {
    if (year != null) {
      return date(() -> LocalDate.of(year, month, day));
    }
    LocalDate date = date(() -> LocalDate.of(today.getYear(), month, day));
    return date == null || date.isAfter(today)
        ? date(() -> LocalDate.of(today.getYear() - 1, month, day))
        : date;
  }

  private interface Made {
    LocalDate date();
  }

  private static LocalDate date(Made made) {
    try {
      return made.date();
    } catch (DateTimeException impossible) {
      return null;
    }
  }

  private static Integer number(String word, int most) {
    var digits = NUMBER.matcher(word);
    if (!digits.matches()) {
      return null;
    }
    int number = Integer.parseInt(digits.group(1));
    return number >= 1 && number <= most ? number : null;
  }

  private static Map<String, Integer> numbered(String list) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> lines = new ArrayList<>(WordList.of(list).words());
    for (int i = 0; i < lines.size(); i++) {
      for (String name : lines.get(i).split(" ")) {
        numbers.put(name, i + 1);
      }
    }
    return numbers;
  }
}
