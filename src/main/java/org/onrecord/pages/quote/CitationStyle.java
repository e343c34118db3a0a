package org.onrecord.pages.quote;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.records.citation.AuthorName;
import org.onrecord.records.citation.Citation;

/** Styles of a reference to a newspaper article, as plain text. */
enum CitationStyle {
  /** Publication Manual of the American Psychological Association, 7th edition. */
  APA {
    @Override
    String format(Citation citation) {
      String authors =
          joined(citation, CitationStyle::withInitials, CitationStyle::withInitials, ", & ");
      String day =
          citation.publishedOn() == null ? "n.d." : pattern("uuuu, MMMM d", citation.publishedOn());
      String title = citation.title();
      String lead = authors.isEmpty() ? sentence(title) : sentence(authors);
      return sentences(
          lead + " (" + day + ").",
          authors.isEmpty() ? null : sentence(title),
          sentence(citation.newspaper()),
          address(citation));
    }
  },

  /** Chicago Manual of Style, 17th edition, bibliography. */
  CHICAGO {
    @Override
    String format(Citation citation) {
      return sentences(
          sentence(joined(citation, CitationStyle::inverted, CitationStyle::inOrder, ", and ")),
          "“" + sentence(citation.title()) + "”",
          newspaper(citation, "MMMM d, uuuu"),
          sentence(address(citation)));
    }
  },

  /** MLA Handbook, 9th edition. */
  MLA {
    @Override
    String format(Citation citation) {
      List<AuthorName> authors = citation.authors();
      String names =
          authors.size() > 2
              ? inverted(authors.get(0)) + ", et al."
              : joined(citation, CitationStyle::inverted, CitationStyle::inOrder, ", and ");
      return sentences(
          sentence(names),
          "“" + sentence(citation.title()) + "”",
          newspaper(citation, "d MMM. uuuu"),
          sentence(address(citation)));
    }
  };

  abstract String format(Citation citation);

  /** The URL of the article, without the fragment that leads to the words. */
  private static String address(Citation citation) {
    return citation.url() == null ? null : citation.url().replaceFirst("#:~:text=.*$", "");
  }

  private interface NameForm {
    String of(AuthorName name);
  }

  private static String joined(
      Citation citation, NameForm first, NameForm others, String beforeLast) {
    List<String> names = new ArrayList<>();
    for (AuthorName author : citation.authors()) {
      names.add(names.isEmpty() ? first.of(author) : others.of(author));
    }
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + beforeLast + names.get(last);
  }

  private static String inverted(AuthorName name) {
    return name.literal() != null
        ? name.literal()
        : name.family() + ", " + name.given() + suffix(name);
  }

  private static String inOrder(AuthorName name) {
    return name.literal() != null
        ? name.literal()
        : name.given() + " " + name.family() + suffix(name);
  }

  private static String withInitials(AuthorName name) {
    if (name.literal() != null) {
      return name.literal();
    }
    String initials =
        List.of(name.given().split(" ")).stream()
            .filter(given -> !given.isEmpty())
            .map(given -> Character.toString(given.codePointAt(0)) + ".")
            .collect(Collectors.joining(" "));
    return name.family() + ", " + initials + suffix(name);
  }

  private static String suffix(AuthorName name) {
    return name.suffix() == null ? "" : ", " + name.suffix();
  }

  private static String newspaper(Citation citation, String pattern) {
    LocalDate day = citation.publishedOn();
    if (citation.newspaper() == null) {
      return day == null ? null : pattern(pattern, day) + ".";
    }
    return day == null
        ? sentence(citation.newspaper())
        : citation.newspaper() + ", " + pattern(pattern, day) + ".";
  }

  private static String pattern(String pattern, LocalDate day) {
    String text = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);
    return text.replace("May.", "May");
  }

  /** A text that ends in a mark; null for none. */
  private static String sentence(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return ".?!…".indexOf(text.charAt(text.length() - 1)) < 0 ? text + "." : text;
  }

  /** The parts that are given, without line breaks. */
  private static String sentences(String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isBlank())
        .map(part -> part.strip().replaceAll("\\s+", " "))
        .collect(Collectors.joining(" "));
  }
}
