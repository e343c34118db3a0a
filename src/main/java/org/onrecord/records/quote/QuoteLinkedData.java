package org.onrecord.records.quote;

import java.util.List;
import org.onrecord.records.actor.ActorLinkedData;
import org.onrecord.records.article.ArticleLinkedData;
import org.onrecord.web.linked.JsonLdNode;
import org.onrecord.web.linked.RecordUrls;

/** JSON-LD of a quote: a schema.org Quotation with its spans as a W3C Web Annotation. */
record QuoteLinkedData(QuoteView quote, QuotedArticle source, RecordUrls urls) {
  QuoteLinkedData(SourcedQuote sourced, RecordUrls urls) {
    this(sourced.quote(), sourced.article(), urls);
  }

  private static final String ANNOTATIONS = "http://www.w3.org/ns/anno.jsonld";

  /** Builds the JSON-LD document. */
  JsonLdNode document() {
    JsonLdNode speaker = ActorLinkedData.of(quote.speaker(), urls);
    return JsonLdNode.document("Quotation", address())
        .with("text", quote.text())
        .with("spokenByCharacter", speaker)
        .with("creator", isSpeakersOwn() ? speaker : null)
        .with("creditText", quote.attribution().text())
        .with("isBasedOn", ArticleLinkedData.of(quote.article(), urls))
        .with("dateCreated", quote.saidOn())
        .with("inLanguage", source.language())
        .with(
            "mentions",
            quote.mentions().stream().map(actor -> ActorLinkedData.of(actor, urls)).toList())
        .with("creativeWorkStatus", quote.status().toString())
        .with("subjectOf", annotation());
  }

  private String address() {
    return urls.of("quotes", quote.id());
  }

  /**
   * True if the speaker is named as the author. Reported speech is the reporter's wording, and an
   * unconfirmed quote may be attributed to the wrong speaker.
   */
  private boolean isSpeakersOwn() {
    return quote.type() == QuoteType.DIRECT && quote.status() == QuoteStatus.CONFIRMED;
  }

  /**
   * Builds the annotation that identifies spans of the article with the quote, or null if the quote
   * has no spans. A selector by text alone could match nothing or several places.
   */
  private JsonLdNode annotation() {
    List<Span> spans = source.spans();
    if (spans.isEmpty()) {
      return null;
    }
    BodyText body = new BodyText(source.body());
    return JsonLdNode.empty()
        .with("@context", ANNOTATIONS)
        .with("id", address() + "#annotation")
        .with("type", "Annotation")
        .with("motivation", "identifying")
        .with("body", address())
        .with("target", spans.stream().map(span -> target(span, body)).toList());
  }

  private JsonLdNode target(Span span, BodyText body) {
    return JsonLdNode.empty()
        .with("type", "SpecificResource")
        .with("source", ArticleLinkedData.address(quote.article(), urls))
        .with("selector", List.of(byText(span, body), byPosition(span)));
  }

  private static JsonLdNode byText(Span span, BodyText body) {
    return JsonLdNode.empty()
        .with("type", "TextQuoteSelector")
        .with("exact", body.textAt(span))
        .with("prefix", body.contextBefore(span).orElse(null))
        .with("suffix", body.contextAfter(span).orElse(null));
  }

  private static JsonLdNode byPosition(Span span) {
    return JsonLdNode.empty()
        .with("type", "TextPositionSelector")
        .with("start", span.start())
        .with("end", span.end());
  }
}
