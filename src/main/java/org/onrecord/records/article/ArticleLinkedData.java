package org.onrecord.records.article;

import java.util.List;
import org.onrecord.records.actor.ActorLinkedData;
import org.onrecord.web.linked.JsonLdNode;
import org.onrecord.web.linked.RecordUrls;

/** JSON-LD documents of articles in the schema.org vocabulary. */
public final class ArticleLinkedData {
  private static final String TYPE = "NewsArticle";

  private ArticleLinkedData() {}

  /** An article nested in the document of another record. */
  public static JsonLdNode of(ArticleReference article, RecordUrls urls) {
    return JsonLdNode.of(TYPE, address(article, urls))
        .with("headline", article.title())
        .with("publisher", ActorLinkedData.of(article.source(), urls))
        .with("datePublished", article.publishedOn())
        .with("url", article.url());
  }

  /** URL of the record of an article. */
  public static String address(ArticleReference article, RecordUrls urls) {
    return urls.of("articles", article.id());
  }

  /** The document of an article. */
  static JsonLdNode of(ArticleView article, RecordUrls urls) {
    return JsonLdNode.document(TYPE, urls.of("articles", article.id()))
        .with("headline", article.title())
        .with("author", authors(article))
        .with("publisher", ActorLinkedData.of(article.source(), urls))
        .with("datePublished", article.publishedOn())
        .with("articleSection", article.section())
        .with("inLanguage", article.language())
        .with("url", article.url())
        .with("copyrightNotice", article.rights())
        .with("publication", publication(article.republication(), urls))
        .with("articleBody", article.body());
  }

  private static List<JsonLdNode> authors(ArticleView article) {
    return article.authors().stream()
        .map(author -> JsonLdNode.of("Person").with("name", author))
        .toList();
  }

  /** A PublicationEvent, because a separate work would be an article that is not recorded. */
  private static JsonLdNode publication(RepublicationView republication, RecordUrls urls) {
    return republication == null
        ? null
        : JsonLdNode.of("PublicationEvent")
            .with("publishedBy", ActorLinkedData.of(republication.publisher(), urls))
            .with("startDate", republication.publishedOn());
  }
}
