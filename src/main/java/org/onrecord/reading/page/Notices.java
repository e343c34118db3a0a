package org.onrecord.reading.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads notices in English and Spanish: the source of the article, its republication, and its
 * rights.
 */
final class Notices {
  private static final int MAX_LENGTH = 3_000;
  private static final int IGNORE_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** {@code [Source: By Mary Lund, The Osterbro Courier, 17Jan15]}; stricter without brackets. */
  private static final Pattern SOURCE =
      Pattern.compile(
          "^[\\[(]\\s*(?:original\\s+)?(?:source|fuente)s?\\s*:\\s*(.{2,600}?)\\s*[\\])]\\.?$"
              + "|^(?:source|fuente)\\s*:\\s*((?:by|por)\\s.{2,300}|.{2,300}\\d\\s*(?:de\\s+)?(?:"
              + Months.PATTERN
              + ")\\.?\\s*(?:de\\s+)?\\d{2,4})$",
          IGNORE_CASE | Pattern.DOTALL);

  private static final String BY = "(?:by|por)\\s+(?:the\\s+|el\\s+|la\\s+|los\\s+|las\\s+)?";
  private static final String NAME = "((?:[^.;:()\\[\\]]|(?<=\\b\\p{L})\\.|\\.(?=\\p{L})){2,300})";
  private static final String DAY = "([^.;()\\[\\]]{0,40}?\\d[^;()\\[\\]]{0,30}?)";

  /** May follow a few characters that an image left behind. */
  private static final String PUBLISHED =
      "^(?:.{0,40}?(?:this|este|esta)\\s+(?:document|article|text|page|documento|artículo|texto|página)"
          + "\\s+(?:has\\s+been|was|is|ha\\s+sido|fue)\\s+(?:re-?)?(?:published|publicado|publicada)"
          + "|(?:republished|reposted|republicado))";

  /** {@code This document has been published on 20Jan15 by the Archivo Faro}, in either order. */
  private static final List<Pattern> REPUBLISHED =
      Stream.of(
              "\\s+(?:on\\s+|el\\s+|en\\s+)?(?:día\\s+)?" + DAY + ",?\\s+" + BY + NAME,
              "\\s+" + BY + NAME + "\\s*,?\\s+(?:on|el|en)\\s+" + DAY + "(?:[.;)\\]]|$)",
              "\\s+" + BY + NAME)
          .map(form -> Pattern.compile(PUBLISHED + form, IGNORE_CASE))
          .toList();

  /** {@code \b} would look for a letter before each of many combining marks. */
  private static final Pattern FAIR_USE =
      Pattern.compile(
          "(?<!\\p{L})(?:T(?:itle|ítulo)\\s+17(?!\\d)|fair\\s+use(?!\\p{L}))", IGNORE_CASE);

  private static final Pattern COPYRIGHT =
      Pattern.compile(
          "©|\\(c\\)\\s|(?<!\\p{L})(?:copyright\\s+(?:©|\\(c\\)|\\d{4})"
              + "|(?:all rights|todos los derechos) reserv(?:ed|ados)(?!\\p{L}))",
          IGNORE_CASE);

  private final List<Block> blocks;
  private final Optional<Block> note;
  private final DateParser dates;

  /**
   * The notices outside the body of a page: an article may itself report who published something.
   */
  Notices(List<Block> page, ArticleBody body, DateParser dates) {
    this.blocks = body.outside(page);
    this.note = body.note();
    this.dates = dates;
  }

  /** The publisher of a copy, and the date if the notice has one. */
  record Republished(String publisher, LocalDate day) {}

  /**
   * The index of the source note: after most of the text, or before all of it. Elsewhere such words
   * credit a picture or table.
   */
  static Optional<Integer> sourceNote(List<Block> page) {
    int total = MainText.prose(page);
    int before = 0;
    Optional<Integer> last = Optional.empty();
    for (int i = 0; i < page.size(); i++) {
      Optional<String> note = noteText(page.get(i));
      boolean first = before == 0 && note.filter(dated -> dated.matches(".*\\d.*")).isPresent();
      if (note.isPresent() && (first || 2 * before >= total)) {
        last = Optional.of(i);
      } else {
        before += page.get(i).isProse() ? page.get(i).words() : 0;
      }
    }
    return last;
  }

  /** True if a block is a republication notice. */
  static boolean isRepublication(Block block) {
    return notice(block.text()).isPresent();
  }

  /** Adds the byline, source and date of the source note. */
  void addSource(FieldCandidates candidates) {
    note.flatMap(Notices::noteText)
        .ifPresent(
            words -> {
              SourceNote read = SourceNote.of(words, dates);
              candidates.addAuthors(read.authors().stream());
              candidates.add(ArticleField.SOURCE, read.source());
              candidates.add(ArticleField.PUBLISHED_ON, read.day());
            });
  }

  /** Adds fair-use notices, which cover the page rather than the whole site. */
  void addFairUse(FieldCandidates candidates) {
    for (String text : texts().toList()) {
      Matcher mark = FAIR_USE.matcher(text);
      if (mark.find()) {
        candidates.add(
            ArticleField.RIGHTS, text.substring(text.lastIndexOf(". ", mark.start()) + 1));
      }
    }
  }

  /** Adds copyright notices. */
  void addCopyright(FieldCandidates candidates) {
    for (String text : texts().toList()) {
      Matcher mark = COPYRIGHT.matcher(text);
      if (mark.find()) {
        boolean phrase = mark.group().contains("reserv");
        candidates.add(ArticleField.RIGHTS, phrase ? text : text.substring(mark.start()));
      }
    }
  }

  Optional<Republished> republished() {
    return texts().flatMap(text -> notice(text).stream()).map(this::republished).findFirst();
  }

  /**
   * Adds the line above the republication notice, in which archives name the collection of the
   * article.
   */
  void addSection(FieldCandidates candidates) {
    int start = note.map(blocks::indexOf).orElse(blocks.size());
    for (int i = start + 2; i < blocks.size(); i++) {
      Block above = blocks.get(i - 1);
      boolean label = above.words() <= 6 && !above.isProse() && !above.boilerplate();
      if (label && isRepublication(blocks.get(i))) {
        candidates.add(ArticleField.SECTION, above.text());
      }
    }
  }

  private Stream<String> texts() {
    return blocks.stream().map(Block::text).filter(text -> text.length() < MAX_LENGTH);
  }

  private static Optional<String> noteText(Block block) {
    Matcher note = SOURCE.matcher(block.text().length() < MAX_LENGTH ? block.line() : "");
    return note.matches()
        ? Optional.of(note.group(1) == null ? note.group(2) : note.group(1))
        : Optional.empty();
  }

  private static Optional<Matcher> notice(String text) {
    String line = text.length() < MAX_LENGTH ? FieldCandidates.collapseWhitespace(text) : "";
    return REPUBLISHED.stream().map(form -> form.matcher(line)).filter(Matcher::find).findFirst();
  }

  private Republished republished(Matcher notice) {
    boolean dayFirst = notice.pattern() == REPUBLISHED.get(0);
    String publisher = notice.group(dayFirst ? 2 : 1);
    String day = notice.groupCount() == 1 ? "" : notice.group(dayFirst ? 1 : 2);
    return new Republished(first(publisher), dates.first(day).orElse(null));
  }

  /** The first of several publishers. A name such as "Office of Truth and Justice" is one. */
  private static String first(String publishers) {
    String first = publishers.split(",|\\s(?:and|y|e|&|with|con|under|bajo|in|en)\\s", 2)[0];
    boolean one =
        first.matches("(?i).*\\s(?:of|for|de|del|para)\\s.*") && !publishers.contains(",");
    return FieldCandidates.collapseWhitespace(one ? publishers : first);
  }
}
