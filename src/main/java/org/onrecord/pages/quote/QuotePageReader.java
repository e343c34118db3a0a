package org.onrecord.pages.quote;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.pages.embed.EmbeddedQuote;
import org.onrecord.pages.layout.Attributed;
import org.onrecord.pages.layout.BodySegment;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.HistoryRow;
import org.onrecord.pages.layout.ListQuestions;
import org.onrecord.pages.layout.Mark;
import org.onrecord.pages.layout.MarkedText;
import org.onrecord.pages.layout.PageSettings;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.pages.layout.Speakers;
import org.onrecord.pages.layout.WordingRow;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.history.AsOfReader;
import org.onrecord.records.history.HistoryReader;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.quote.QuoteContext;
import org.onrecord.records.quote.QuoteGetOptions;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.quote.QuoteViews;
import org.onrecord.records.quote.SourcedQuote;
import org.onrecord.records.quote.SourcedQuotes;
import org.onrecord.records.quote.StatementWait;
import org.onrecord.records.statement.StatementView;
import org.onrecord.records.statement.StatementViews;

/** Reads what the page of a quote shows. */
@Singleton
class QuotePageReader {
  private static final int MAX_WORDINGS = 6;
  private static final int MAX_APPEARANCES = 30;
  private static final int MAX_OTHERS = 6;
  private static final int MAX_CHANGES = 20;

  private final QuoteViews quotes;
  private final SourcedQuotes sourced;
  private final StatementViews statements;
  private final StatementWait waits;
  private final HistoryReader histories;
  private final AsOfReader asOf;
  private final Speakers speakers;
  private final ListQuestions questions;
  private final ParameterReader parameterReader;
  private final Frames frames;
  private final PageSettings settings;

  QuotePageReader(
      QuoteViews quotes,
      SourcedQuotes sourced,
      StatementViews statements,
      StatementWait waits,
      HistoryReader histories,
      AsOfReader asOf,
      Speakers speakers,
      ListQuestions questions,
      ParameterReader parameterReader,
      Frames frames,
      PageSettings settings) {
    this.quotes = quotes;
    this.sourced = sourced;
    this.statements = statements;
    this.waits = waits;
    this.histories = histories;
    this.asOf = asOf;
    this.speakers = speakers;
    this.questions = questions;
    this.parameterReader = parameterReader;
    this.frames = frames;
    this.settings = settings;
  }

  /** Reads the page of a quote, at the instant that the request names or now. */
  QuotePage read(UUID id, UriInfo uri) {
    Instant at =
        uri.getQueryParameters().isEmpty()
            ? null
            : parameterReader
                .listParameters(uri, List.of(QuoteGetOptions.class))
                .read(QuoteGetOptions.class)
                .at();
    waits.beforeQuotes();
    QuoteView quote =
        at == null
            ? quotes.viewWithContext(id)
            : asOf.viewAt(RecordKind.QUOTE, id, at, QuoteView.class);
    SourcedQuote source = sourced.read(id, Optional.ofNullable(at));
    return page(quote, source, at);
  }

  private QuotePage page(QuoteView quote, SourcedQuote source, Instant at) {
    Attributed speaker = Attributed.of(quote);
    StatementView statement = at == null ? statement(quote) : null;
    List<QuoteRow> appearances = statement == null ? List.of() : appearances(statement);
    Frame frame = frame(quote, speaker, at);
    return new QuotePage(
        frame,
        frame.root() + "quotes/" + quote.id(),
        quote,
        quote.type() == QuoteType.DIRECT,
        source.article().language(),
        speaker,
        Speakers.offices(speakers.of(List.of(quote)), quote),
        quote.context() == null ? null : context(quote),
        RelayStep.of(quote, speaker),
        statement,
        statement == null ? List.of() : WordingRow.of(statement, appearances, MAX_WORDINGS),
        appearances.stream().filter(row -> !row.id().equals(quote.id())).limit(MAX_OTHERS).toList(),
        FormattedCitation.of(source.citation()),
        at == null ? EmbeddedQuote.of(quote, frame.address()) : null,
        histories.latest(RecordKind.QUOTE, quote.id(), MAX_CHANGES).stream()
            .map(HistoryRow::of)
            .toList(),
        at);
  }

  private Frame frame(QuoteView quote, Attributed speaker, Instant at) {
    Frame frame = frames.of(speaker.titleOf(quote));
    return at == null ? frame : frame.hidden();
  }

  /** The statement of a quote whose words are on record more than once. */
  private StatementView statement(QuoteView quote) {
    return quote.status() == QuoteStatus.REJECTED
            || quote.statement() == null
            || quote.statement().appearances() < 2
        ? null
        : statements.currentView(quote.id());
  }

  private List<QuoteRow> appearances(StatementView statement) {
    String root = frames.of("").root();
    return questions.quotesOfStatement(statement.id(), MAX_APPEARANCES).stream()
        .map(item -> QuoteRow.of(root, item))
        .toList();
  }

  private QuotePage.Context context(QuoteView quote) {
    QuoteContext context = quote.context();
    boolean whole = settings.articleText().isWhole();
    return new QuotePage.Context(
        whole ? context.before() : null,
        marked(context, quote),
        whole ? context.after() : null,
        context.url());
  }

  /** The paragraph, cut at the ends of the spans. */
  private static List<BodySegment> marked(QuoteContext context, QuoteView quote) {
    return new MarkedText(context.paragraph())
        .segments(List.of(Mark.of(context.spans(), "status-" + quote.status())));
  }
}
