package org.onrecord.records.citation;

import java.util.ArrayList;
import java.util.List;

/**
 * Records of RIS, the import format of reference managers: one tag and value on each line, in
 * UTF-8. A value has no line breaks, because a line without a tag is not understood by all
 * programs.
 */
public final class Ris {
  /** The media type of RIS. */
  public static final String MEDIA_TYPE = "application/x-research-info-systems";

  private static final String END_OF_LINE = "\r\n";

  private final List<String> lines = new ArrayList<>();

  private Ris() {}

  /** The record of a citation, as a newspaper article. */
  public static String entry(Citation citation) {
    Ris ris = new Ris();
    ris.add("TY", "NEWS");
    ris.add("TI", citation.title());
    citation.authors().forEach(author -> ris.add("AU", name(author)));
    ris.add("T2", citation.newspaper());
    if (citation.publishedOn() != null) {
      ris.add("PY", "%04d".formatted(citation.publishedOn().getYear()));
      ris.add("DA", citation.publishedOn().toString().replace('-', '/'));
    }
    ris.add("SE", citation.section());
    ris.add("LA", citation.language());
    ris.add("UR", citation.url());
    ris.add("N1", citation.note());
    ris.add("ID", citation.key());
    ris.lines.add("ER  - ");
    return String.join(END_OF_LINE, ris.lines) + END_OF_LINE;
  }

  /** Family name, given names and suffix, separated by commas. */
  private static String name(AuthorName name) {
    if (name.isLiteral()) {
      return name.literal();
    }
    String suffix = name.suffix() == null ? "" : ", " + name.suffix();
    return name.family() + ", " + name.given() + suffix;
  }

  private void add(String tag, String value) {
    if (value != null) {
      lines.add(tag + "  - " + Citation.inOneLine(value));
    }
  }
}
