package org.onrecord.records.quote;

import java.util.Objects;
import java.util.stream.Stream;
import org.onrecord.records.citation.AuthorName;
import org.onrecord.records.citation.Citation;

/** A quote with the body and the metadata of its article. */
public record SourcedQuote(QuoteView quote, QuotedArticle article) {

  /** The citation of the article, with the words in a note. */
  public Citation citation() {
    String source = quote.article().source() == null ? null : quote.article().source().name();
    return new Citation(
        "quote-" + quote.id(),
        quote.article().title(),
        quote.article().authors().stream().map(name -> AuthorName.of(name, source)).toList(),
        source,
        quote.article().publishedOn(),
        article.section(),
        article.language(),
        new BodyText(article.body()).urlOf(quote.article(), article.spans()),
        note());
  }

  /** Speaker, role and words. Only a direct quote is in quotation marks as a whole. */
  private String note() {
    String words = quote.type() == QuoteType.DIRECT ? "“" + quote.text() + "”" : quote.text();
    String speaker = quote.speaker() == null ? quote.attribution().text() : quote.speaker().name();
    String attributed =
        Stream.of(speaker, quote.attribution().role())
            .filter(Objects::nonNull)
            .distinct()
            .reduce((name, role) -> name + ", " + role)
            .map(all -> all + ": " + words)
            .orElse(words);
    return quote.status() == QuoteStatus.CONFIRMED
        ? attributed
        : attributed + " [" + quote.status() + "]";
  }

  /**
   * Entity tag of a representation of both.
   *
   * @param representation the ending of the tag
   */
  String tagOf(String representation) {
    return quote.tagOf(representation, article);
  }
}
