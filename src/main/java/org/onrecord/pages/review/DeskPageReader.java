package org.onrecord.pages.review;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onrecord.pages.layout.Attributed;
import org.onrecord.pages.layout.BodySegment;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.Mark;
import org.onrecord.pages.layout.MarkedText;
import org.onrecord.pages.layout.PageSettings;
import org.onrecord.pages.layout.Speakers;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.article.ArticleView;
import org.onrecord.records.article.ArticleViews;
import org.onrecord.records.quote.BodyText;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.quote.QuoteViews;
import org.onrecord.records.quote.Span;
import org.onrecord.records.review.QuoteClaims;
import org.onrecord.web.problem.ProblemException;

/** Reads what the desk shows of a quote. */
@Singleton
class DeskPageReader {
  private final QuoteViews quotes;
  private final ArticleViews articles;
  private final QuoteClaims claims;
  private final Speakers speakers;
  private final Frames frames;
  private final PageSettings settings;

  DeskPageReader(
      QuoteViews quotes,
      ArticleViews articles,
      QuoteClaims claims,
      Speakers speakers,
      Frames frames,
      PageSettings settings) {
    this.quotes = quotes;
    this.articles = articles;
    this.claims = claims;
    this.speakers = speakers;
    this.frames = frames;
    this.settings = settings;
  }

  /** Reads a quote for an editor. */
  DeskPage read(UUID id, DeskUrls urls, String editor, UUID done) {
    QuoteView quote = quotes.view(id);
    ArticleView article = articles.view(quote.article().id(), false);
    boolean whole = settings.articleText().isWhole();
    Attributed speaker = Attributed.of(quote);
    return new DeskPage(
        frames.of("Review: " + speaker.name()).withoutJson(),
        urls.quote(id),
        urls.queue(),
        quote.status() == QuoteStatus.PROPOSED ? urls.claim(id) : null,
        done == null ? "" : urls.undo(done),
        new DeskQuote(quote, speaker, Speakers.offices(speakers.of(List.of(quote)), quote)),
        article,
        paragraphs(article, quote, whole),
        whole,
        List.of(ActorKind.values()),
        claims.claimedByOther(id, editor).orElse(null),
        done(done));
  }

  /** The latest decision on a quote; null if there is none, or the quote was deleted since. */
  LatestDecision done(UUID quote) {
    try {
      return quote == null ? null : LatestDecision.of(quotes.view(quote));
    } catch (ProblemException e) {
      return null;
    }
  }

  private static List<DeskParagraph> paragraphs(
      ArticleView article, QuoteView quote, boolean whole) {
    BodyText body = new BodyText(article.body());
    MarkedText text = new MarkedText(article.body());
    List<Mark> marks =
        quote.spans().isEmpty()
            ? List.of()
            : List.of(Mark.of(quote.spans(), "status-" + quote.status()));
    List<DeskParagraph> paragraphs = new ArrayList<>();
    boolean found = false;
    boolean gap = false;
    for (Span place : body.paragraphs()) {
      List<BodySegment> segments = text.segments(place, marks);
      boolean quoted = segments.stream().anyMatch(BodySegment::quoted);
      boolean shown = whole || quoted;
      if (shown) {
        paragraphs.add(new DeskParagraph(place.start(), segments, quoted && !found, gap));
      }
      found |= quoted;
      gap = !shown;
    }
    return paragraphs;
  }
}
