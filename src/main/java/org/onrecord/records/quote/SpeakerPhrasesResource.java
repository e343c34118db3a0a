package org.onrecord.records.quote;

import static java.util.stream.Collectors.groupingBy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorView;
import org.onrecord.records.actor.ActorViews;
import org.onrecord.records.quote.PhraseQuotes.PhraseQuote;
import org.onrecord.records.quote.PhraseQuotes.Sample;
import org.onrecord.records.quote.SpeakerPhrases.QuoteExcerpt;
import org.onrecord.records.quote.SpeakerPhrases.SpeakerPhrase;
import org.onrecord.textreuse.phrases.CharacteristicPhrase;
import org.onrecord.textreuse.phrases.CharacteristicPhrases;

/** REST resource of the phrases that are characteristic of a speaker in a period. */
@Path("/actors/{id}/phrases")
@Produces(MediaType.APPLICATION_JSON)
class SpeakerPhrasesResource {
  /** Minimum number of quotes in other periods; with fewer, other speakers are compared. */
  private static final int MIN_OTHER_PERIODS = 20;

  private static final int EXCERPT = 300;

  private final ActorViews actors;
  private final PhraseQuotes quotes;
  private final StatementWait waits;
  private final ParameterReader parameterReader;

  SpeakerPhrasesResource(
      ActorViews actors,
      PhraseQuotes quotes,
      StatementWait waits,
      ParameterReader parameterReader) {
    this.actors = actors;
    this.quotes = quotes;
    this.waits = waits;
    this.parameterReader = parameterReader;
  }

  /** The quotes that are compared with those of the speaker. */
  private record Others(PhraseComparison comparison, Sample sample) {}

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters(PhraseParameters.class)
  public SpeakerPhrases get(@RestPath UUID id, @Context UriInfo uri) {
    PhraseParameters parameters = parameterReader.read(uri, PhraseParameters.class);
    ActorView actor = actors.view(id);
    waits.beforeStatements();
    Sample own = quotes.in(id, parameters);
    Others others = others(id, parameters, languages(own).keySet());
    return new SpeakerPhrases(
        new ActorReference(actor.id(), actor.name(), actor.kind()),
        parameters.from(),
        parameters.to(),
        own.quotes().size(),
        others.comparison,
        others.sample.quotes().size(),
        own.complete() && others.sample.complete(),
        phrases(own, others.sample, parameters.size()));
  }

  private Others others(UUID speaker, PhraseParameters parameters, Set<String> languages) {
    if (languages.isEmpty()) {
      return new Others(PhraseComparison.OTHER_SPEAKERS, new Sample(List.of(), true));
    }
    if (parameters.hasPeriod()) {
      Sample outside = quotes.outside(speaker, parameters);
      if (outside.quotes().size() >= MIN_OTHER_PERIODS) {
        return new Others(PhraseComparison.OTHER_PERIODS, outside);
      }
    }
    return new Others(PhraseComparison.OTHER_SPEAKERS, quotes.ofOthers(speaker, languages));
  }

  private static Map<String, List<PhraseQuote>> languages(Sample sample) {
    return sample.quotes().stream().collect(groupingBy(PhraseQuote::language));
  }

  private List<SpeakerPhrase> phrases(Sample own, Sample others, int max) {
    Map<String, List<PhraseQuote>> otherQuotes = languages(others);
    List<SpeakerPhrase> phrases = new ArrayList<>();
    languages(own)
        .forEach(
            (language, said) ->
                phrases.addAll(
                    phrases(language, said, otherQuotes.getOrDefault(language, List.of()))));
    return phrases.stream()
        .sorted(Comparator.comparingDouble(SpeakerPhrase::score).reversed())
        .limit(max)
        .toList();
  }

  private List<SpeakerPhrase> phrases(
      String language, List<PhraseQuote> said, List<PhraseQuote> others) {
    return new CharacteristicPhrases(language, words -> quotes.stopWords(language, words))
        .find(texts(said), texts(others)).stream()
            .map(phrase -> phrase(phrase, said.get(phrase.first())))
            .toList();
  }

  private static List<String> texts(List<PhraseQuote> quotes) {
    return quotes.stream().map(PhraseQuote::text).toList();
  }

  private static SpeakerPhrase phrase(CharacteristicPhrase phrase, PhraseQuote quote) {
    int length = quote.text().codePointCount(0, quote.text().length());
    int end = quote.text().offsetByCodePoints(0, Math.min(length, EXCERPT));
    return new SpeakerPhrase(
        phrase.words(),
        phrase.texts(),
        phrase.otherTexts(),
        Math.round(phrase.score() * 100) / 100.0,
        new QuoteExcerpt(quote.id(), quote.text().substring(0, end)));
  }
}
