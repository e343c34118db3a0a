package org.onrecord.extraction;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An invented article with annotated quotes. The README beside the articles describes the format.
 */
record GoldArticle(String id, LocalDate date, String text, List<Gold> quotes) {
  /** The quotation marks of a quote. */
  enum Form {
    AS_ITS_TYPE,
    /** A direct quote without marks. */
    UNMARKED,
    /** A direct quote without the marks that close it. */
    UNCLOSED,
    /** An indirect quote with a title in marks. */
    TITLED
  }

  record Gold(int number, Form form, ScoredQuote quotation) {}

  private static final Pattern LINE =
      Pattern.compile("(\\d+) (direct|mixed|indirect) ([^;]+)((?:; [^;]+)*)");
  private static final Set<String> KEYS =
      Set.of("role", "via", "cue", "anonymous", "unmarked", "unclosed", "titled");

  /** All articles, ordered by file name. */
  static List<GoldArticle> all() {
    try (var files =
        Files.list(Path.of(GoldArticle.class.getResource("/extraction/articles").toURI()))) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(GoldArticle::read)
          .toList();
    } catch (IOException | URISyntaxException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static GoldArticle read(Path file) {
    String id = file.getFileName().toString().replaceFirst("\\.txt$", "");
    try {
      return parse(id, Files.readString(file));
    } catch (IOException | RuntimeException malformed) {
      throw new IllegalStateException(id + ": " + malformed.getMessage(), malformed);
    }
  }

  /** Parses header, annotated body and list of quotes, separated by lines of four hyphens. */
  static GoldArticle parse(String id, String file) {
    String[] parts = file.split("\\R----\\R", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a header, a body and a list of quotes");
    }
    MarkedBody body = MarkedBody.read(parts[1]);
    List<Gold> quotes = parts[2].lines().map(line -> gold(line, body)).toList();
    if (!quotes.stream().map(Gold::number).toList().equals(body.numbers())) {
      throw new IllegalArgumentException("not listed as marked: " + body.numbers());
    }
    return new GoldArticle(id, date(parts[0]), body.text(), quotes);
  }

  private static LocalDate date(String header) {
    Matcher date = Pattern.compile("(?m)^date: (.+)$").matcher(header);
    if (!date.find()) {
      throw new IllegalArgumentException("no date");
    }
    return LocalDate.parse(date.group(1));
  }

  private static Gold gold(String line, MarkedBody body) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not in the form of a quote: " + line);
    }
    Map<String, String> details = details(parts.group(4));
    int number = Integer.parseInt(parts.group(1));
    String name = parts.group(3).equals("-") ? null : parts.group(3);
    String cue = body.spans(number + "c").isEmpty() ? null : body.words(number + "c");
    ScoredQuote quotation =
        new ScoredQuote(
            body.spans(String.valueOf(number)),
            QuotationType.valueOf(parts.group(2).toUpperCase(Locale.ROOT)),
            speaker(body, number + "s", name),
            cue,
            cue == null ? null : details.getOrDefault("cue", ScoredQuote.REPORTING),
            details.get("role"),
            details.containsKey("anonymous"),
            details.containsKey("via") ? List.of(details.get("via").split(" > ")) : List.of(),
            1,
            null);
    return new Gold(number, form(details), quotation);
  }

  /** Parses "; role: minister; anonymous" to a map; missing values are empty. */
  private static Map<String, String> details(String entries) {
    Map<String, String> details =
        Arrays.stream(entries.split("; "))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> entry.split(": ", 2))
            .collect(toMap(entry -> entry[0], entry -> entry.length == 1 ? "" : entry[1]));
    if (!KEYS.containsAll(details.keySet())) {
      throw new IllegalArgumentException(
          "unknown key in " + details.keySet() + ", expected " + KEYS);
    }
    return details;
  }

  private static Form form(Map<String, String> more) {
    return Arrays.stream(Form.values())
        .filter(form -> more.containsKey(form.name().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(Form.AS_ITS_TYPE);
  }

  private static ScoredQuote.Mention speaker(MarkedBody body, String key, String name) {
    if (body.spans(key).isEmpty()) {
      return name == null ? null : new ScoredQuote.Mention(name, List.of(), name);
    }
    return new ScoredQuote.Mention(body.words(key), body.spans(key), name);
  }

  List<ScoredQuote> quotations() {
    return quotes.stream().map(Gold::quotation).toList();
  }
}
