package org.onrecord.records.quote;

import java.util.List;
import org.onrecord.records.actor.ActorLinkedData;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.article.ArticleLinkedData;
import org.onrecord.web.linked.JsonLdNode;
import org.onrecord.web.linked.RecordUrls;

/** A quote in the words of schema.org, and its places in those of W3C Web Annotations. */
final class QuoteLinkedData {
  private static final String ANNOTATIONS = "http://www.w3.org/ns/anno.jsonld";

  private final QuoteView quote;
  private final QuoteContext printed;
  private final RecordUrls here;

  private QuoteLinkedData(QuoteView quote, QuoteContext printed, RecordUrls here) {
    this.quote = quote;
    this.printed = printed;
    this.here = here;
  }

  /** The document on a quote. */
  static JsonLdNode of(QuoteView quote, QuoteContext printed, RecordUrls here) {
    return new QuoteLinkedData(quote, printed, here).document();
  }

  private JsonLdNode document() {
    JsonLdNode speaker = ActorLinkedData.of(quote.speaker(), here);
    return JsonLdNode.document("Quotation", address())
        .with("text", quote.text())
        .with("spokenByCharacter", speaker)
        .with("creator", isSpeakersOwn() ? speaker : null)
        .with("creditText", quote.attribution().text())
        .with("isBasedOn", ArticleLinkedData.of(quote.article(), printed.url(), here))
        .with("dateCreated", quote.saidOn())
        .with("inLanguage", printed.language())
        .with("mentions", quote.mentions().stream().map(this::mentioned).toList())
        .with("creativeWorkStatus", quote.status().toString())
        .with("subjectOf", annotation());
  }

  private String address() {
    return here.of("quotes", quote.id());
  }

  private JsonLdNode mentioned(ActorReference actor) {
    return ActorLinkedData.of(actor, here);
  }

  /**
   * Whether the speaker is the author of the words, not merely who the article attributes them to:
   * reported speech is the reporter's wording, and what nobody has confirmed may be anybody's.
   */
  private boolean isSpeakersOwn() {
    return quote.type() == QuoteType.DIRECT && quote.status() == QuoteStatus.CONFIRMED;
  }

  /**
   * The annotation that identifies the characters on the page with the quote; null where they are
   * not known. (The text alone would select nothing, or one of several places.)
   */
  private JsonLdNode annotation() {
    List<Span> spans = printed.spans();
    if (spans.isEmpty()) {
      return null;
    }
    BodyText body = new BodyText(printed.body());
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
        .with("source", ArticleLinkedData.address(quote.article(), here))
        .with("selector", List.of(byWords(span, body), byPosition(span)));
  }

  private static JsonLdNode byWords(Span span, BodyText body) {
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
