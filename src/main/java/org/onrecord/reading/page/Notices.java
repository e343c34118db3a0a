package org.onrecord.reading.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What pages say of their article in sentences of their own, in English and Spanish: where it was
 * taken from, who published it again, and what rights there are.
 */
final class Notices {
  private static final int LONGEST = 3_000;
  private static final int IGNORING_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** {@code [Source: By Mary Lund, The Osterbro Courier, 17Jan15]}; without brackets, only so. */
  private static final Pattern SOURCE =
      Pattern.compile(
          "^[\\[(]\\s*(?:original\\s+)?(?:source|fuente)s?\\s*:\\s*(.{2,600}?)\\s*[\\])]\\.?$"
              + "|^(?:source|fuente)\\s*:\\s*((?:by|por)\\s.{2,300}|.{2,300}\\d\\s*(?:de\\s+)?(?:"
              + Months.PATTERN
              + ")\\.?\\s*(?:de\\s+)?\\d{2,4})$",
          IGNORING_CASE | Pattern.DOTALL);

  private static final String BY = "(?:by|por)\\s+(?:the\\s+|el\\s+|la\\s+|los\\s+|las\\s+)?";
  private static final String NAME = "((?:[^.;:()\\[\\]]|(?<=\\b\\p{L})\\.|\\.(?=\\p{L})){2,300})";
  private static final String DAY = "([^.;()\\[\\]]{0,40}?\\d[^;()\\[\\]]{0,30}?)";

  /** Behind what little an image may have left in front of it. */
  private static final String AGAIN =
      "^(?:.{0,40}?(?:this|este|esta)\\s+(?:document|article|text|page|documento|artículo|texto|página)"
          + "\\s+(?:has\\s+been|was|is|ha\\s+sido|fue)\\s+(?:re-?)?(?:published|publicado|publicada)"
          + "|(?:republished|reposted|republicado))";

  /** {@code This document has been published on 20Jan15 by the Archivo Faro}; either order. */
  private static final List<Pattern> REPUBLISHED =
      Stream.of(
              "\\s+(?:on\\s+|el\\s+|en\\s+)?(?:día\\s+)?" + DAY + ",?\\s+" + BY + NAME,
              "\\s+" + BY + NAME + "\\s*,?\\s+(?:on|el|en)\\s+" + DAY + "(?:[.;)\\]]|$)",
              "\\s+" + BY + NAME)
          .map(form -> Pattern.compile(AGAIN + form, IGNORING_CASE))
          .toList();

  private static final Pattern FAIR_USE =
      Pattern.compile("\\bTitle\\s+17\\b|\\bTítulo\\s+17\\b|\\bfair\\s+use\\b", IGNORING_CASE);

  private static final Pattern COPYRIGHT =
      Pattern.compile(
          "©|\\(c\\)\\s|\\bcopyright\\s+(?:©|\\(c\\)|\\d{4})"
              + "|\\ball rights reserved\\b|\\btodos los derechos reservados\\b",
          IGNORING_CASE);

  private final List<Block> blocks;
  private final Optional<Block> note;
  private final DateParser dates;

  /**
   * The notices of a page, outside its body: an article too may tell who published what.
   *
   * @param body of the page
   */
  Notices(List<Block> page, ArticleBody body, DateParser dates) {
    this.blocks = body.outside(page);
    this.note = body.note();
    this.dates = dates;
  }

  /** Who published the article again, and when if that is said. */
  record Republished(String publisher, LocalDate day) {}

  /**
   * Where the note of the source is: behind most of the text, or in front of all of it. Elsewhere
   * such words tell the source of a picture or a table.
   */
  static Optional<Integer> sourceNote(List<Block> page) {
    int whole = MainText.prose(page);
    int before = 0;
    Optional<Integer> last = Optional.empty();
    for (int i = 0; i < page.size(); i++) {
      Optional<String> note = words(page.get(i));
      boolean first = before == 0 && note.filter(dated -> dated.matches(".*\\d.*")).isPresent();
      if (note.isPresent() && (first || 2 * before >= whole)) {
        last = Optional.of(i);
      } else {
        before += page.get(i).isProse() ? page.get(i).words() : 0;
      }
    }
    return last;
  }

  /** Whether a block is the notice of who published the article again. */
  static boolean isRepublication(Block block) {
    return notice(block.text()).isPresent();
  }

  /** Offers byline, source and day of the note. */
  void offerSource(FieldCandidates clues) {
    note.flatMap(Notices::words)
        .ifPresent(
            words -> {
              SourceNote read = SourceNote.of(words, dates);
              clues.add(ArticleField.AUTHORS, String.join("; ", read.authors()));
              clues.add(ArticleField.SOURCE, read.source());
              clues.add(ArticleField.PUBLISHED_ON, read.day());
            });
  }

  /** Offers by what right a copy is published, which is said of the page and not of its site. */
  void offerFairUse(FieldCandidates clues) {
    for (String text : texts().toList()) {
      Matcher mark = FAIR_USE.matcher(text);
      if (mark.find()) {
        clues.add(ArticleField.RIGHTS, text.substring(text.lastIndexOf(". ", mark.start()) + 1));
      }
    }
  }

  /** Offers the notice of copyright that pages end with. */
  void offerCopyright(FieldCandidates clues) {
    for (String text : texts().toList()) {
      Matcher mark = COPYRIGHT.matcher(text);
      if (mark.find()) {
        boolean phrase = mark.group().contains("reserv");
        clues.add(ArticleField.RIGHTS, phrase ? text : text.substring(mark.start()));
      }
    }
  }

  Optional<Republished> republished() {
    return texts().flatMap(text -> notice(text).stream()).map(this::republished).findFirst();
  }

  /**
   * The line right above the notice of who published the article again, where archives have the
   * collection that the article is in.
   */
  void offerSection(FieldCandidates clues) {
    int start = note.map(blocks::indexOf).orElse(blocks.size());
    for (int i = start + 2; i < blocks.size(); i++) {
      Block above = blocks.get(i - 1);
      boolean label = above.words() <= 6 && !above.isProse() && !above.boilerplate();
      if (label && isRepublication(blocks.get(i))) {
        clues.add(ArticleField.SECTION, above.text());
      }
    }
  }

  private Stream<String> texts() {
    return blocks.stream().map(Block::text).filter(text -> text.length() < LONGEST);
  }

  private static Optional<String> words(Block block) {
    Matcher note =
        SOURCE.matcher(
            block.text().length() < LONGEST
                ? FieldCandidates.collapseWhitespace(block.text())
                : "");
    return note.matches()
        ? Optional.of(note.group(1) == null ? note.group(2) : note.group(1))
        : Optional.empty();
  }

  private static Optional<Matcher> notice(String text) {
    String line = text.length() < LONGEST ? FieldCandidates.collapseWhitespace(text) : "";
    return REPUBLISHED.stream().map(form -> form.matcher(line)).filter(Matcher::find).findFirst();
  }

  private Republished republished(Matcher notice) {
    boolean dayFirst = notice.pattern() == REPUBLISHED.get(0);
    String publisher = notice.group(dayFirst ? 2 : 1);
    String day = notice.groupCount() == 1 ? "" : notice.group(dayFirst ? 1 : 2);
    return new Republished(first(publisher), dates.first(day).orElse(null));
  }

  /** Of several publishers the first; a name such as "Office of Truth and Justice" is one. */
  private static String first(String publishers) {
    String first = publishers.split(",|\\s(?:and|y|e|&|with|con|under|bajo|in|en)\\s", 2)[0];
    boolean one =
        first.matches("(?i).*\\s(?:of|for|de|del|para)\\s.*") && !publishers.contains(",");
    return FieldCandidates.collapseWhitespace(one ? publishers : first);
  }
}
