package org.onrecord.exchange.feeds;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorView;
import org.onrecord.records.actor.AffiliationView;
import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.article.ArticleView;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.statement.RecordedTimes;
import org.onrecord.records.statement.StatementItem;
import org.onrecord.web.linked.RecordUrls;
import org.onrecord.web.linked.RequestUrl;

/** Turns the items of lists into the entries of feeds. */
@Singleton
class FeedEntries {
  private static final int MAX_TITLE_WORDS = 120;

  private final RequestUrl url;

  FeedEntries(RequestUrl url) {
    this.url = url;
  }

  AtomEntry of(QuoteView quote) {
    List<AtomLink> links = links("quotes", quote.id());
    links.add(
        new AtomLink(
            "related",
            "text/html",
            url("articles", quote.article().id()) + "#quote-" + quote.id()));
    addOriginal(links, quote.article().url());
    String words = words(quote.text(), quote.type());
    return new AtomEntry(
        quote.id(),
        title(quote.speakerName(), words),
        quote.createdAt(),
        quote.updatedAt(),
        List.of(quote.speakerName()),
        quote.status().toString(),
        links,
        new EntryHtml()
            .quotation(words, quote.article().url())
            .paragraph(
                speaker(quote.speakerName(), quote.speaker()),
                EntryHtml.text(quote.attribution().role()))
            .paragraph(cited(quote.article()))
            .toString());
  }

  AtomEntry of(ArticleView article) {
    List<AtomLink> links = links("articles", article.id());
    addOriginal(links, article.url());
    return new AtomEntry(
        article.id(),
        FeedText.line(article.title(), MAX_TITLE_WORDS),
        article.createdAt(),
        article.updatedAt(),
        article.authors(),
        null,
        links,
        new EntryHtml()
            .paragraph(EntryHtml.link(article.title(), article.url()))
            .paragraph(
                EntryHtml.text(joined(article.authors())),
                EntryHtml.text(name(article.source())),
                day(article.publishedOn()),
                EntryHtml.text(article.section()))
            .toString());
  }

  AtomEntry of(ActorView actor) {
    return new AtomEntry(
        actor.id(),
        FeedText.line(actor.name(), MAX_TITLE_WORDS),
        actor.createdAt(),
        actor.updatedAt(),
        List.of(),
        null,
        links("actors", actor.id()),
        new EntryHtml()
            .paragraph(
                EntryHtml.link(actor.name(), url("actors", actor.id())), actor.kind().toString())
            .paragraph(EntryHtml.text(actor.description()))
            .paragraph(offices(actor.affiliations()))
            .toString());
  }

  /**
   * The entry of a statement, whose id is also that of a quote.
   *
   * @param id the id of the entry
   */
  AtomEntry of(UUID id, StatementItem statement, RecordedTimes times) {
    ArticleReference first = statement.firstAppearance().article();
    List<AtomLink> links = links("statements", statement.id());
    addOriginal(links, first.url());
    String speaker = Objects.requireNonNullElse(name(statement.speaker()), "Unnamed speaker");
    return new AtomEntry(
        id,
        title(speaker, statement.text()),
        times.first(),
        times.last(),
        List.of(speaker),
        null,
        links,
        new EntryHtml()
            .quotation(statement.text(), first.url())
            .paragraph(speaker(speaker, statement.speaker()))
            .paragraph(cited(first))
            .paragraph(printed(statement.appearances()))
            .toString());
  }

  /** The links to the page and to the JSON of a record, which have one URL. */
  private List<AtomLink> links(String collection, UUID id) {
    String href = url(collection, id);
    return new ArrayList<>(List.of(AtomLink.page(href), AtomLink.record(href)));
  }

  private String url(String collection, UUID id) {
    return RecordUrls.of(url).of(collection, id);
  }

  /** Adds the link to the publisher's page. */
  private static void addOriginal(List<AtomLink> links, String original) {
    if (original != null) {
      links.add(new AtomLink("via", null, original));
    }
  }

  private static String title(String speaker, String words) {
    return FeedText.line(speaker, MAX_TITLE_WORDS) + ": " + FeedText.line(words, MAX_TITLE_WORDS);
  }

  private static String words(String text, QuoteType type) {
    return type == QuoteType.DIRECT ? "“" + text + "”" : text;
  }

  private String speaker(String name, ActorReference actor) {
    return EntryHtml.link(name, actor == null ? null : url("actors", actor.id()));
  }

  private static String[] cited(ArticleReference article) {
    return new String[] {
      EntryHtml.link(article.title(), article.url()),
      EntryHtml.text(name(article.source())),
      day(article.publishedOn())
    };
  }

  /** The offices in one text; null without any. */
  private static String offices(List<AffiliationView> offices) {
    return offices.isEmpty()
        ? null
        : offices.stream().map(FeedEntries::office).collect(Collectors.joining("; "));
  }

  private static String office(AffiliationView office) {
    return Stream.of(EntryHtml.text(office.role()), EntryHtml.text(office.actor().name()))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  private static String printed(long times) {
    return times == 1 ? "printed once" : "printed " + times + " times";
  }

  private static String name(ActorReference actor) {
    return actor == null ? null : actor.name();
  }

  private static String day(LocalDate date) {
    return date == null ? null : date.toString();
  }

  private static String joined(List<String> names) {
    return names.isEmpty() ? null : String.join(", ", names);
  }
}
