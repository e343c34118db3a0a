package org.onrecord.textreuse.verification;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A small record of quotes and articles for tests. All texts are invented. */
final class TestRecord {
  static final LocalDate DAY = LocalDate.of(2025, 3, 14);

  private final InMemoryEvidence evidence = new InMemoryEvidence();
  private final String language;
  private int records;

  TestRecord(String language) {
    this.language = language;
  }

  static TestRecord english() {
    return new TestRecord("en");
  }

  /** Adds an article whose body contains no recorded quote. */
  TestRecord body(String body) {
    evidence.add(new RecordedArticle(id(), DAY, body), language);
    return this;
  }

  /** Adds a direct quote by a person, in an article of its own. */
  TestRecord quote(String text, String speaker) {
    return quote(text, person(speaker));
  }

  TestRecord quote(String text, RecordedSpeaker speaker) {
    add(text, true, speaker, true, null);
    return this;
  }

  /** Adds a quote that also has words outside quotation marks. */
  TestRecord mixed(String text, String speaker) {
    add(text, false, person(speaker), true, null);
    return this;
  }

  RecordedQuote add(
      String text, boolean direct, RecordedSpeaker speaker, boolean confirmed, LocalDate saidOn) {
    String body = "In the town hall “" + text + "”, it was said.";
    int length = text.codePointCount(0, text.length());
    RecordedArticle article = new RecordedArticle(id(), DAY, body);
    RecordedQuote quote =
        new RecordedQuote(
            id(),
            text,
            direct,
            List.of(new BodySpan(18, 18 + length)),
            speaker,
            null,
            confirmed,
            saidOn,
            article);
    add(quote);
    return quote;
  }

  TestRecord add(RecordedQuote quote) {
    evidence.add(quote, language);
    evidence.add(quote.article(), language);
    return this;
  }

  static RecordedSpeaker person(String... names) {
    return new RecordedSpeaker(
        UUID.nameUUIDFromBytes(names[0].getBytes()), List.of(names), true, List.of());
  }

  private UUID id() {
    return new UUID(0, ++records);
  }

  Verification judge(String text) {
    return judge(Quotation.of(text, language));
  }

  Verification judge(String text, String speaker) {
    return judge(Quotation.of(text, language).by(ClaimedSpeaker.named(speaker)));
  }

  Verification judge(Quotation quotation) {
    return new Judge(evidence).judge(quotation);
  }
}
