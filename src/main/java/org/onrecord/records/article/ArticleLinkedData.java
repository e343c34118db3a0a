package org.onrecord.records.article;

import java.util.List;
import org.onrecord.records.actor.ActorLinkedData;
import org.onrecord.web.linked.JsonLdNode;
import org.onrecord.web.linked.RecordUrls;

/** Articles in the words of schema.org. */
public final class ArticleLinkedData {
  private static final String TYPE = "NewsArticle";

  private ArticleLinkedData() {}

  /**
   * What a document on something else says of an article.
   *
   * @param url where it was published; may be null
   */
  public static JsonLdNode of(ArticleReference article, String url, RecordUrls here) {
    return JsonLdNode.of(TYPE, address(article, here))
        .with("headline", article.title())
        .with("publisher", ActorLinkedData.of(article.source(), here))
        .with("datePublished", article.publishedOn())
        .with("url", url);
  }

  /** The URL of an article's record. */
  public static String address(ArticleReference article, RecordUrls here) {
    return here.of("articles", article.id());
  }

  /** The document on an article. */
  static JsonLdNode of(ArticleView article, RecordUrls here) {
    return JsonLdNode.document(TYPE, here.of("articles", article.id()))
        .with("headline", article.title())
        .with("author", authors(article))
        .with("publisher", ActorLinkedData.of(article.source(), here))
        .with("datePublished", article.publishedOn())
        .with("articleSection", article.section())
        .with("inLanguage", article.language())
        .with("url", article.url())
        .with("copyrightNotice", article.rights())
        .with("publication", publication(article.republication(), here))
        .with("articleBody", article.body());
  }

  private static List<JsonLdNode> authors(ArticleView article) {
    return article.authors().stream()
        .map(author -> JsonLdNode.of("Person").with("name", author))
        .toList();
  }

  /**
   * A further event of publication. (A work of its own, as an example of this one, would be an
   * article that is not on record.)
   */
  private static JsonLdNode publication(RepublicationView republication, RecordUrls here) {
    return republication == null
        ? null
        : JsonLdNode.of("PublicationEvent")
            .with("publishedBy", ActorLinkedData.of(republication.publisher(), here))
            .with("startDate", republication.publishedOn());
  }
}
