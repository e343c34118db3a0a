package org.onrecord.given;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A quote to be posted; direct unless said otherwise, in an article of its own unless one is given.
 */
public final class QuoteRecord extends Record<QuoteRecord> {
  private QuoteRecord(String text) {
    super("/quotes");
    with("text", text).with("type", "direct");
  }

  /** A quote of these words. */
  public static QuoteRecord aQuote(String text) {
    return new QuoteRecord(text);
  }

  /** A quote of some words. */
  public static QuoteRecord aQuote() {
    return aQuote("We shall see.");
  }

  public QuoteRecord in(String articleId) {
    return with("article", byId(articleId));
  }

  public QuoteRecord by(String actorId) {
    return with("speaker", byId(actorId));
  }

  public QuoteRecord saidOn(String day) {
    return with("saidOn", day);
  }

  public QuoteRecord type(String type) {
    return with("type", type);
  }

  public QuoteRecord mentioning(String actorId) {
    return add("mentions", byId(actorId));
  }

  /** Adds a span, in code points. */
  public QuoteRecord span(int start, int end) {
    return add("spans", Map.of("start", start, "end", end));
  }

  /** Sets a member of the attribution. */
  public QuoteRecord attributed(String member, Object value) {
    Map<String, Object> attribution = new LinkedHashMap<>();
    if (body().get("attribution") instanceof Map<?, ?> before) {
      before.forEach((name, old) -> attribution.put((String) name, old));
    }
    attribution.put(member, value);
    return with("attribution", attribution);
  }

  /**
   * Posts it, which must succeed; a status that is reached by reviews alone is given to it by one.
   */
  @Override
  public String save() {
    Object status = body().get("status");
    boolean reviewed = "disputed".equals(status) || "rejected".equals(status);
    if (reviewed) {
      with("status", status.equals("disputed") ? "confirmed" : "proposed");
    }
    if (!body().containsKey("article")) {
      in(ArticleRecord.anArticle().body("“" + body().get("text") + "”").save());
    }
    String id = super.save();
    if (reviewed) {
      Change.review(id, (String) status).then().statusCode(200);
    }
    return id;
  }
}
