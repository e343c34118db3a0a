package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs the extraction stages on one text: words, quotation marks and mentions; cues and their
 * contents; speakers; uncued quotations; coreference; relays.
 */
final class ExtractionPipeline {
  /** The maximum number of lines above the first paragraph: headline, place and byline. */
  private static final int MAX_LEAD_PARAGRAPHS = 6;

  final Words words;
  final QuotedPassages passages;
  final Mentions mentions;
  private final Relays relays;
  private final Models models;

  private ExtractionPipeline(
      Models models, Words words, QuotedPassages passages, Mentions mentions, Relays relays) {
    this.models = models;
    this.words = words;
    this.passages = passages;
    this.mentions = mentions;
    this.relays = relays;
  }

  static ExtractionPipeline of(Models models, String text) {
    Words words = Tokenizer.words(text);
    models.tagger().tag(words);
    QuotedPassages passages = new QuotedPassages(words);
    Mentions mentions = Mentions.of(words);
    Relays relays = new Relays(words, new ReportedByMedia(words, passages, mentions));
    return new ExtractionPipeline(models, words, passages, mentions, relays);
  }

  /** The same text with other models. */
  ExtractionPipeline with(Models others) {
    return new ExtractionPipeline(others, words, passages, mentions, relays);
  }

  /** The quotes of the text, in order of their start. */
  List<QuoteDraft> drafts() {
    return relays.withRelays(withEntities(withTurns(withUncuedQuotes(withSpeakers(cuedQuotes())))));
  }

  /** Adds the turns of a transcript, and drops other quotes in their paragraphs. */
  private List<QuoteDraft> withTurns(List<QuoteDraft> drafts) {
    List<QuoteDraft> turns = TranscriptTurns.of(words, passages, mentions);
    Set<Integer> turnParagraphs = TranscriptTurns.paragraphs(words, turns);
    List<QuoteDraft> all = new ArrayList<>(turns);
    for (QuoteDraft draft : drafts) {
      if (!turnParagraphs.contains(words.paragraphOf(draft.content().start()))) {
        all.add(draft);
      }
    }
    return inOrder(all);
  }

  /** The contents of cues. */
  List<QuoteDraft> cuedQuotes() {
    return CuedQuotes.of(words, passages, relays, models.contents());
  }

  /** Selects the speaker of each cued quote. */
  List<QuoteDraft> withSpeakers(List<QuoteDraft> reported) {
    SpeakerCandidates speakers = new SpeakerCandidates(words, passages, mentions);
    ContentTrimmer trimmer = new ContentTrimmer(words, passages, relays);
    Set<Integer> cues =
        reported.stream().map(draft -> draft.content().cue()).collect(Collectors.toSet());
    List<QuoteDraft> quotes = new ArrayList<>();
    for (QuoteDraft draft : reported) {
      List<SpeakerCandidates.Candidate> candidates =
          speakers.candidates(draft.content()).stream()
              .filter(candidate -> speaks(candidate, draft, cues))
              .toList();
      SoftmaxChoice choice =
          new SoftmaxChoice(
              models.speakers(),
              candidates.stream().map(SpeakerCandidates.Candidate::features).toList());
      int best = choice.best(0);
      QuoteDraft attributed =
          draft.withSpeaker(candidates.get(best).mention(), null, choice.probability(best));
      QuoteDraft trimmed = trimmer.trimmed(relays.withQuotedSpeaker(attributed));
      if (trimmed != null) {
        quotes.add(trimmed);
      }
    }
    return inOrder(quotes);
  }

  private boolean speaks(
      SpeakerCandidates.Candidate candidate, QuoteDraft draft, Set<Integer> cues) {
    return candidate.mention() == null
        || !relays.isOnlyRelay(candidate.mention(), draft.content().cue(), cues);
  }

  /** Adds quotations without a cue. */
  List<QuoteDraft> withUncuedQuotes(List<QuoteDraft> spoken) {
    List<QuoteDraft> all = new ArrayList<>(spoken);
    new UncuedQuotes(words, passages, mentions)
        .visit(
            spoken,
            setting -> {
              QuoteDraft draft = uncued(setting);
              if (draft != null) {
                all.add(draft);
              }
              return draft;
            });
    return inOrder(all);
  }

  private QuoteDraft uncued(UncuedQuotes.Setting setting) {
    if (setting.signature() != null) {
      return QuoteDraft.of(setting.content(), UncuedQuotes.SIGNED, 1)
          .withSpeaker(setting.signature(), null, 1);
    }
    List<UncuedQuotes.Candidate> candidates = setting.candidates();
    SoftmaxChoice choice =
        new SoftmaxChoice(
            models.uncued(), candidates.stream().map(UncuedQuotes.Candidate::features).toList());
    double saidProbability = 1 - choice.probability(0);
    if (saidProbability < 0.5) {
      return null;
    }
    int best = choice.best(1);
    UncuedQuotes.Candidate answer = candidates.get(best);
    QuoteDraft continued =
        switch (answer.answer()) {
          case BEFORE -> setting.before();
          case AFTER -> setting.after();
          default -> null;
        };
    return QuoteDraft.of(setting.content(), answer.answer().rule, saidProbability)
        .withSpeaker(answer.mention(), continued, choice.probability(best));
  }

  /** Resolves the speakers' mentions. A pronoun close to the previous quote prefers its speaker. */
  List<QuoteDraft> withEntities(List<QuoteDraft> drafts) {
    List<QuoteDraft> resolved = new ArrayList<>();
    QuoteDraft before = null;
    for (QuoteDraft draft : drafts) {
      Entity expected = before != null && isNear(before, draft) ? before.entity() : null;
      QuoteDraft next = draft.withEntity(entity(draft, expected));
      resolved.add(next);
      before = next.entity() == null ? before : next;
    }
    if (resolved.size() > 1 && introduces(resolved.get(0), resolved.get(1))) {
      resolved.set(0, resolved.get(0).withEntity(resolved.get(1).entity()));
    }
    return resolved;
  }

  /**
   * Returns whether a report introduces the speaker by office and names them with the next quote:
   * "…, the country's chief judge said Monday." followed by "Chief Judge Ana Mora said …".
   */
  private boolean introduces(QuoteDraft first, QuoteDraft second) {
    Mention opening = first.speaker();
    Mention named = second.speaker();
    return opening != null
        && named != null
        && words.paragraphOf(opening.first()) < MAX_LEAD_PARAGRAPHS
        && words.paragraphOf(named.first()) == words.paragraphOf(opening.first()) + 1
        && opening.form() == MentionForm.NOMINAL
        && opening.kind() == EntityKind.PERSON
        && !opening.plural()
        && (first.entity() == null || first.entity().name() == null)
        && !new Anonymity(words, mentions).of(opening, first.entity())
        && second.entity() != null
        && second.entity().name() != null
        && second.entity().kind() == EntityKind.PERSON
        && (named.role() != null || named.form() == MentionForm.NOMINAL);
  }

  private Entity entity(QuoteDraft draft, Entity expected) {
    Mention mention = draft.mention();
    if (mention == null) {
      return null;
    }
    return expected == null ? mentions.entityOf(mention) : mentions.entityOf(mention, expected);
  }

  private boolean isNear(QuoteDraft before, QuoteDraft draft) {
    return words.paragraphOf(draft.content().start())
            - words.paragraphOf(before.content().end() - 1)
        <= 1;
  }

  private static List<QuoteDraft> inOrder(List<QuoteDraft> drafts) {
    drafts.sort(Comparator.comparingInt(draft -> draft.content().start()));
    return drafts;
  }
}
