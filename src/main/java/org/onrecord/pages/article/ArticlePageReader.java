package org.onrecord.pages.article;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.PageSettings;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.pages.layout.Speakers;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.article.ArticleGetOptions;
import org.onrecord.records.article.ArticleView;
import org.onrecord.records.article.ArticleViews;
import org.onrecord.records.history.AsOfReader;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.quote.QuotesOfArticles;

/** Reads what the page of an article shows. */
@Singleton
class ArticlePageReader {
  /** Further quotes are in the list of the quotes of the article only. */
  private static final int MAX_QUOTES = 500;

  private final ArticleViews articles;
  private final QuotesOfArticles quotesOfArticles;
  private final AsOfReader asOf;
  private final Speakers speakers;
  private final ParameterReader parameterReader;
  private final Frames frames;
  private final PageSettings settings;

  ArticlePageReader(
      ArticleViews articles,
      QuotesOfArticles quotesOfArticles,
      AsOfReader asOf,
      Speakers speakers,
      ParameterReader parameterReader,
      Frames frames,
      PageSettings settings) {
    this.articles = articles;
    this.quotesOfArticles = quotesOfArticles;
    this.asOf = asOf;
    this.speakers = speakers;
    this.parameterReader = parameterReader;
    this.frames = frames;
    this.settings = settings;
  }

  /** Reads the page of an article, at the instant that the request names or now. */
  ArticlePage read(UUID id, UriInfo uri) {
    Instant at = parameterReader.read(uri, ArticleGetOptions.class).at();
    if (at != null) {
      ArticleView past = asOf.viewAt(RecordKind.ARTICLE, id, at, ArticleView.class);
      return page(past, List.of(), frames.of(past.title()).hidden(), at);
    }
    ArticleView article = articles.view(id, false);
    return page(article, firstQuotes(id), frames.of(article.title()), null);
  }

  /** The first quotes, which are read in batches. */
  private List<QuoteView> firstQuotes(UUID article) {
    List<QuoteView> quotes = new ArrayList<>();
    Iterator<QuoteView> all = quotesOfArticles.all(article).iterator();
    while (quotes.size() < MAX_QUOTES && all.hasNext()) {
      quotes.add(all.next());
    }
    return quotes;
  }

  private ArticlePage page(ArticleView article, List<QuoteView> quotes, Frame frame, Instant at) {
    List<QuoteView> shown =
        quotes.stream().filter(quote -> quote.status() != QuoteStatus.REJECTED).toList();
    List<QuoteView> placed = shown.stream().filter(quote -> !quote.spans().isEmpty()).toList();
    AnnotatedBody body = new AnnotatedBody(article.body(), placed, speakers.of(placed));
    boolean whole = settings.articleText().isWhole();
    return new ArticlePage(
        frame,
        article,
        String.join(", ", article.authors()),
        body.paragraphs(whole),
        body.speakers(),
        shown.stream()
            .filter(quote -> quote.spans().isEmpty())
            .map(quote -> QuoteRow.of(frame.root(), quote, null))
            .toList(),
        shown.size(),
        quotes.size() - shown.size(),
        quotes.size() == MAX_QUOTES,
        whole,
        at);
  }
}
